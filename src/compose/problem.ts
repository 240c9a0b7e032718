import type { ComposeProblem } from '../model/problem.ts';
import { lineOf, parseCompose, placeOf } from './parse.ts';
import { errorText } from './said.ts';
import type { TreePath } from './tree.ts';

/** A Compose file as it was when the command failed: its absolute path and its text. */
export type FileText = { readonly file: string; readonly text: string };

/**
 * What a failed `docker compose` meant, from what it printed on stderr. `files` are the project's files, to find the line of a message that
 * names only a key. Messages as Compose 2.26 and 2.40 print them (recordings in test/compose/fixtures/said).
 */
export function problemFrom(stderr: string, files: readonly FileText[]): ComposeProblem {
  const text = errorText(stderr);
  for (const read of READERS) {
    const problem = read(text, files);
    if (problem) return problem;
  }
  return { kind: 'failed', message: text };
}

type Reader = (text: string, files: readonly FileText[]) => ComposeProblem | null;

const notInstalled: Reader = (text) => {
  const missing =
    /'compose' is not a docker command|unknown command: docker compose/.test(text) ||
    /^(?:unknown (?:shorthand )?flag)[\s\S]*^Usage: {2}docker \[OPTIONS\] COMMAND/m.test(text);
  return missing ? { kind: 'not-installed', detail: text.split('\n')[0] ?? '' } : null;
};

const variable: Reader = (text) => {
  const match = /required variable (\S+) is missing a value(?:: ([\s\S]*))?$/.exec(text);
  return match ? { kind: 'variable-not-set', variable: match[1] ?? '', message: match[2] ?? '' } : null;
};

const envFile: Reader = (text) => {
  const match = /^env file (.+?) not found/m.exec(text) ?? /^couldn't find env file: (.+)$/im.exec(text);
  return match ? { kind: 'env-file-missing', file: match[1] ?? '' } : null;
};

const fileNotFound: Reader = (text) => {
  const match = /^(?:open|stat) (.+): no such file or directory$/m.exec(text);
  return match ? { kind: 'file-not-found', file: match[1] ?? '' } : null;
};

const noProject: Reader = (text) =>
  /^no configuration file provided: not found/m.test(text) ? { kind: 'no-project', directory: '' } : null;

/** `yaml: line N` counts differently in different messages of Compose's parser, so the place is looked up with ours. */
const syntax: Reader = (text, files) => {
  const match =
    /^(?:failed to parse (?<file>.+?): )?(?:yaml: (?:unmarshal errors:\s+)?)?line (?<line>\d+): (?<message>[\s\S]*)$/.exec(
      text,
    );
  if (!match && !text.startsWith('yaml: ')) return null;
  for (const { file, text: source } of files) {
    const parsed = parseCompose(source, file);
    if (!parsed.ok && parsed.problem.kind === 'invalid') {
      return { ...parsed.problem, message: match?.groups?.message ?? text };
    }
  }
  const known = files.find(({ file }) => file === match?.groups?.file) ?? files[0];
  const line = match?.groups?.line === undefined ? null : Number(match.groups.line);
  return invalid(known, { line, column: null }, match?.groups?.message ?? text);
};

/** `failed to read FILE: line N: …`, of an env file. */
const envSyntax: Reader = (text) => {
  const match = /^failed to read (?<file>.+?): line (?<line>\d+): (?<message>.*)$/m.exec(text);
  if (!match?.groups) return null;
  const { file = '', line, message = '' } = match.groups;
  return { kind: 'invalid', file, line: Number(line), column: null, source: null, message };
};

const schema: Reader = (text, files) => {
  const match = /^validating (?<file>.+?): (?<where>\S*) (?<message>[\s\S]*)$/.exec(text);
  if (!match?.groups) return null;
  const { file = '', where = '', message = '' } = match.groups;
  const extra = /additional propert(?:y|ies) '?([\w.-]+)'?/i.exec(message)?.[1];
  const path = [...pathOf(where), ...(extra === undefined ? [] : [extra])];
  // Compose 2.26 repeats the path in the message.
  const words = where === '' ? message.trim() : message.replace(`${where} `, '');
  const known = files.find((each) => each.file === file);
  return { ...invalid(known, known ? placeOf(known.text, path) : null, `${where} ${words}`.trim()), file };
};

/** Messages that name a service and what is wrong with it, and those that name the path of a value. */
const consistency: Reader = (text, files) => {
  for (const { pattern, path } of CONSISTENCY) {
    const match = pattern.exec(text);
    if (match)
      return atPath(
        path(match.slice(1).map((group) => group ?? '')),
        text.replace(/: invalid compose project$/, ''),
        files,
      );
  }
  return null;
};

const CONSISTENCY: readonly { readonly pattern: RegExp; readonly path: (groups: readonly string[]) => TreePath }[] = [
  {
    pattern: /^service "(.+?)" depends on undefined service/m,
    path: ([name = '']) => ['services', name, 'depends_on'],
  },
  { pattern: /^service "(.+?)" refers to undefined network/m, path: ([name = '']) => ['services', name, 'networks'] },
  { pattern: /^service "(.+?)" refers to undefined volume/m, path: ([name = '']) => ['services', name, 'volumes'] },
  { pattern: /^cannot extend service "(.+?)"/m, path: ([name = '']) => ['services', name, 'extends'] },
  { pattern: /^service "(.+?)" has neither an image nor a build context/m, path: ([name = '']) => ['services', name] },
  { pattern: /^dependency cycle detected: (\S+) -> /m, path: ([name = '']) => ['services', name, 'depends_on'] },
  { pattern: /^invalid interpolation format for (\S+?)\.?$/m, path: ([where = '']) => pathOf(where) },
  { pattern: /^(?:invalid container ?port|invalid proto|invalid hostport)/im, path: () => [] },
  { pattern: /^empty compose file/m, path: () => [] },
  { pattern: /invalid compose project$/m, path: () => [] },
];

const READERS: readonly Reader[] = [
  notInstalled,
  variable,
  envFile,
  fileNotFound,
  noProject,
  envSyntax,
  syntax,
  schema,
  consistency,
];

/** `services.web.command.[]` as keys; the item that `[]` stands for is not known, so the path ends before it. */
function pathOf(where: string): TreePath {
  const keys = where === '(root)' || where === '' ? [] : where.split('.');
  const open = keys.indexOf('[]');
  return open === -1 ? keys : keys.slice(0, open);
}

/** The place in the last file that has the whole path, since that one won. */
function atPath(path: TreePath, message: string, files: readonly FileText[]): ComposeProblem {
  const found = files.findLast(({ text }) => hasPath(text, path)) ?? files[0];
  return invalid(found, found && path.length > 0 ? placeOf(found.text, path) : null, message);
}

function hasPath(text: string, path: TreePath): boolean {
  const parsed = parseCompose(text, '');
  let at: unknown = parsed.ok ? parsed.value.tree : null;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return parsed.ok;
}

type Place = { readonly line: number | null; readonly column: number | null };

function invalid(known: FileText | undefined, place: Place | null, message: string) {
  const { line = null, column = null } = place ?? {};
  const source = known && line !== null ? lineOf(known.text, line) : null;
  return { kind: 'invalid', file: known?.file ?? '', line, column, source, message } as const;
}
