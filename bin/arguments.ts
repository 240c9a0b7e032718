import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../src/model/result.ts';
import type { Language } from '../src/words/catalogue.ts';
import { parseLanguage } from '../src/words/language.ts';

/** The verbs of the command line. Without one, the app. */
export const VERBS = ['status', 'keys', 'version', 'help', 'docker-cli-plugin-metadata'] as const;

export type Verb = (typeof VERBS)[number];

/** A parsed command line. */
export type Arguments = {
  readonly verb: Verb | 'app';
  readonly directory: string;
  readonly files: readonly string[];
  readonly projectName: string | null;
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
  readonly context: string | null;
  /** Null: by the locale. */
  readonly language: Language | null;
  /** `off`, a scenario, or `auto`: only where no engine answers. */
  readonly simulate: string;
  readonly record: string | null;
  readonly readOnly: boolean;
  readonly json: boolean;
  readonly markdown: boolean;
};

/** Why a command line cannot be understood. */
export type UsageProblem =
  | { readonly kind: 'unknown-option'; readonly detail: string }
  | { readonly kind: 'unknown-word'; readonly word: string }
  | { readonly kind: 'unknown-language'; readonly language: string }
  | { readonly kind: 'not-a-folder'; readonly path: string };

const OPTIONS = {
  file: { type: 'string', short: 'f', multiple: true },
  'project-name': { type: 'string', short: 'p' },
  profile: { type: 'string', multiple: true },
  'env-file': { type: 'string', multiple: true },
  context: { type: 'string' },
  lang: { type: 'string' },
  simulate: { type: 'string' },
  record: { type: 'string' },
  'read-only': { type: 'boolean' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Reads the words after the program's name. */
export function parseArguments(argv: readonly string[]): Result<Arguments, UsageProblem> {
  const parsed = parseOptions(giveScenario(argv));
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [first, second] = positionals;
  const verb = VERBS.find((candidate) => candidate === first);
  const extra = positionals[verb ? 2 : 1];
  if (extra !== undefined) return fail({ kind: 'unknown-word', word: extra });
  const directory = (verb ? second : first) ?? '.';
  const placed = checkDirectory(directory, verb === undefined && first !== undefined);
  if (placed) return fail(placed);
  const language = values.lang === undefined ? null : parseLanguage(values.lang);
  if (values.lang !== undefined && !language) return fail({ kind: 'unknown-language', language: values.lang });
  return ok({
    verb: values.help ? 'help' : values.version ? 'version' : (verb ?? 'app'),
    directory,
    files: values.file ?? [],
    projectName: values['project-name'] ?? null,
    profiles: values.profile ?? [],
    envFiles: values['env-file'] ?? [],
    context: values.context ?? null,
    language,
    simulate: values.simulate ?? 'off',
    record: values.record ?? null,
    readOnly: values['read-only'] ?? false,
    json: values.json ?? false,
    markdown: values.markdown ?? false,
  });
}

function parseOptions(argv: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true }));
  } catch (error) {
    return fail<UsageProblem>({
      kind: 'unknown-option',
      detail: error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error),
    });
  }
}

/** `--simulate` may stand alone: then it means the smooth start. `parseArgs` has no options with a value that may be left out. */
function giveScenario(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, index) => {
    if (word !== '--simulate') return [word];
    const next = argv[index + 1];
    const isScenario =
      next !== undefined &&
      /^[a-z]+(-[a-z]+)*$/.test(next) &&
      !existsSync(next) &&
      !VERBS.some((verb) => verb === next);
    return isScenario ? [word] : ['--simulate=smooth'];
  });
}

function checkDirectory(directory: string, isOnlyWord: boolean): UsageProblem | null {
  if (existsSync(directory))
    return statSync(directory).isDirectory() ? null : { kind: 'not-a-folder', path: directory };
  return isOnlyWord && !directory.includes('/')
    ? { kind: 'unknown-word', word: directory }
    : { kind: 'not-a-folder', path: directory };
}
