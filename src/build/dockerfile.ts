import { DockerfileParser, type Flag, ModifiableInstruction, type Instruction as Parsed } from 'dockerfile-ast';

/** A variable as `ARG` or `ENV` sets it; null where an `ARG` has no default. The value may name other variables. */
export type Setting = { readonly name: string; readonly value: string | null };

/** What `COPY`, `ADD` or a bind mount takes: from the build context where `from` is null, else from a stage, an image or a named context. */
export type Taken = {
  readonly from: string | null;
  /** Patterns as they were written; addresses of other machines among them. */
  readonly sources: readonly string[];
  readonly exclude: readonly string[];
  /** A mount that may be written to is not known to BuildKit by its content. */
  readonly writable: boolean;
};

/** An instruction. Lines are numbered from 1. */
export type Instruction = {
  /** In capitals. */
  readonly keyword: string;
  /** As BuildKit reads it: continued lines joined, comments left out, texts of here-documents after it. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly settings: readonly Setting[];
  readonly takes: readonly Taken[];
  /** `COPY --link` and `ADD --link` do not depend on what stands before them. */
  readonly link: boolean;
};

/** A stage: from its `FROM` to the next one. */
export type Stage = {
  /** In small letters, as stages are named without regard to case; empty for one without a name. */
  readonly name: string;
  /** What it is built from, as it was written. */
  readonly image: string;
  readonly line: number;
  readonly instructions: readonly Instruction[];
};

/** A Dockerfile. `globals` are the `ARG`s before the first stage. */
export type Dockerfile = { readonly globals: readonly Setting[]; readonly stages: readonly Stage[] };

/** Reads a Dockerfile. What is unknown or wrong in it is passed over: whether it builds is BuildKit's word. */
export function parseDockerfile(text: string): Dockerfile {
  const lines = text.split(/\r?\n/);
  const file = DockerfileParser.parse(text.replaceAll('\r\n', '\n'));
  const escapedBy = file.getEscapeCharacter();
  const globals: Setting[] = [];
  const stages: (Stage & { readonly instructions: Instruction[] })[] = [];
  for (const parsed of file.getInstructions()) {
    const instruction = instructionOf(parsed, lines, escapedBy);
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') stages.push(stageOf(parsed, instruction.line));
    else if (stage) stage.instructions.push(instruction);
    else globals.push(...instruction.settings);
  }
  return { globals, stages };
}

function stageOf(parsed: Parsed, line: number) {
  const words = parsed.getArguments().map((argument) => argument.getValue());
  const named = words[1]?.toLowerCase() === 'as' ? (words[2] ?? '') : '';
  return { name: named.toLowerCase(), image: words[0] ?? '', line, instructions: [] };
}

function instructionOf(parsed: Parsed, lines: readonly string[], escapedBy: string): Instruction {
  const { start, end } = parsed.getRange();
  const keyword = parsed.getKeyword().toUpperCase();
  const flags = parsed instanceof ModifiableInstruction ? parsed.getFlags() : [];
  const text = textOf(lines.slice(start.line, end.line + 1), escapedBy, documentsOf(parsed).length > 0);
  return {
    keyword,
    text,
    line: start.line + 1,
    endLine: end.line + 1,
    settings: keyword === 'ARG' || keyword === 'ENV' ? settingsOf(text) : [],
    takes: takenBy(parsed, keyword, flags),
    link: flags.some((flag) => flag.getName() === 'link' && flag.getValue() !== 'false'),
  };
}

/** Lines of a here-document are kept as they stand; elsewhere comments and empty lines inside a continued instruction do not count. */
function textOf(lines: readonly string[], escapedBy: string, verbatim: boolean): string {
  if (verbatim) return lines.join('\n').trim();
  const continued = new RegExp(`\\${escapedBy}[ \\t]*$`);
  const kept = lines.filter((line, at) => at === 0 || !/^\s*(?:#.*)?$/.test(line));
  return kept
    .map((line) => line.replace(continued, ''))
    .join('')
    .trim();
}

/** The parser loses spaces inside quotes, so the words are told apart here. `ENV NAME some words` is the form of old. */
function settingsOf(text: string): readonly Setting[] {
  const [keyword = '', rest = ''] = text.split(/\s+(.*)/s);
  const old = /^(\S+)\s+(.*)$/s.exec(rest);
  if (keyword.toUpperCase() === 'ENV' && old && !old[1]?.includes('=')) {
    return [{ name: old[1] ?? '', value: old[2] ?? '' }];
  }
  return [...rest.matchAll(SETTING)].map(([, name = '', value]) => ({
    name,
    value: value?.replace(QUOTES, '$1$2') ?? null,
  }));
}

const SETTING = /([^\s=]+)(?:=((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])*))?/gs;
const QUOTES = /"((?:\\.|[^"\\])*)"|'([^']*)'/gs;

function takenBy(parsed: Parsed, keyword: string, flags: readonly Flag[]): readonly Taken[] {
  if (keyword === 'COPY' || keyword === 'ADD') return [copied(parsed, flags)];
  if (keyword !== 'RUN') return [];
  return flags.filter((flag) => flag.getName() === 'mount').flatMap((flag) => mounted(flag.getValue() ?? ''));
}

function copied(parsed: Parsed, flags: readonly Flag[]): Taken {
  const documents = documentsOf(parsed);
  return {
    from: flagOf(flags, 'from'),
    sources: wordsOf(parsed, documents.length > 0)
      .slice(0, -1)
      .filter((word) => !documents.includes(word)),
    exclude: flags.filter((flag) => flag.getName() === 'exclude').map((flag) => flag.getValue() ?? ''),
    writable: false,
  };
}

/** Texts of here-documents are no words. */
function wordsOf(parsed: Parsed, onFirstLine: boolean): readonly string[] {
  const json = jsonWords(parsed.getRawArgumentsContent() ?? '');
  if (json) return json;
  const first = parsed.getRange().start.line;
  return parsed
    .getArguments()
    .filter((argument) => !onFirstLine || argument.getRange().start.line === first)
    .map((argument) => argument.getValue());
}

function jsonWords(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.map(String) : null;
  } catch {
    return null;
  }
}

/** Where an instruction has here-documents, the words that begin them. */
function documentsOf(parsed: Parsed): readonly string[] {
  const { start, end } = parsed.getRange();
  if (start.line === end.line) return [];
  return wordsOf(parsed, true).filter((word) => /^<<-?(["']?)[A-Za-z_]\w*\1$/.test(word));
}

function flagOf(flags: readonly Flag[], name: string): string | null {
  return flags.find((flag) => flag.getName() === name)?.getValue() ?? null;
}

/** A mount without `type` is a bind mount, of the whole source where it names none. */
function mounted(value: string): readonly Taken[] {
  const options = new Map(
    value.split(',').map((option): [string, string] => {
      const at = option.indexOf('=');
      return at === -1 ? [option.toLowerCase(), 'true'] : [option.slice(0, at).toLowerCase(), option.slice(at + 1)];
    }),
  );
  if ((options.get('type') ?? 'bind') !== 'bind') return [];
  const isOn = (name: string) => options.has(name) && options.get(name) !== 'false';
  const readonly = options.get('readonly') ?? options.get('ro');
  return [
    {
      from: options.get('from') ?? null,
      sources: [options.get('source') ?? options.get('src') ?? '/'],
      exclude: [],
      writable: isOn('rw') || isOn('readwrite') || readonly === 'false',
    },
  ];
}
