import { existsSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DEFAULT_LOG_BYTES } from '../src/logs/store.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import { isScenario } from '../src/model/scenario.ts';
import { WATCHERS, type WatchWith } from '../src/session/choose-watch.ts';
import type { LogChoice } from '../src/session/printing/entry.ts';
import type { Language } from '../src/words/catalogue.ts';
import { parseLanguage } from '../src/words/language.ts';
import { chooseLogs, LOGS_OPTIONS, type LogsProblem, type LogsValues, splitFolder } from './logs-arguments.ts';
import { parseMemory } from './memory.ts';

/** The verbs of the command line. Without one, the app. */
export const VERBS = [
  'status',
  'logs',
  'drift',
  'doctor',
  'explain',
  'keys',
  'version',
  'help',
  'docker-cli-plugin-metadata',
] as const;

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
  /** `off`, a scenario, `demo`, `choose` (on the screen the first question is which), or `auto`: only where no engine answers. */
  readonly simulate: string;
  /** The scenario that is made on the real engine; null for none. */
  readonly scenario: string | null;
  readonly record: string | null;
  readonly readOnly: boolean;
  /** The memory that the app's logs may take together, in bytes. */
  readonly logMemory: number;
  /** Who syncs saved files when watch is on. */
  readonly watchWith: WatchWith;
  /** The file with what a failed command printed that `doctor` is to judge, `-` for the standard input; null for the project. */
  readonly output: string | null;
  readonly json: boolean;
  readonly markdown: boolean;
  /** The service that `drift` is to compare (null for all), or the service or topic that `explain` is to tell of (null for the list). */
  readonly service: string | null;
  /** What `logs` is to print; null for the other verbs. */
  readonly logs: LogChoice | null;
};

/** Why a command line cannot be understood. */
export type UsageProblem =
  | { readonly kind: 'unknown-option'; readonly detail: string }
  | { readonly kind: 'unknown-word'; readonly word: string }
  | { readonly kind: 'unknown-language'; readonly language: string }
  | { readonly kind: 'not-a-folder'; readonly path: string }
  | { readonly kind: 'bad-memory'; readonly text: string }
  | { readonly kind: 'unknown-watch'; readonly text: string }
  | LogsProblem;

const OPTIONS = {
  file: { type: 'string', short: 'f', multiple: true },
  'project-name': { type: 'string', short: 'p' },
  profile: { type: 'string', multiple: true },
  'env-file': { type: 'string', multiple: true },
  context: { type: 'string' },
  lang: { type: 'string' },
  simulate: { type: 'string' },
  scenario: { type: 'string' },
  record: { type: 'string' },
  'read-only': { type: 'boolean' },
  'log-memory': { type: 'string' },
  'watch-with': { type: 'string' },
  output: { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the words after the program's name. `now`, in milliseconds since the epoch, is what times such as `10m` are counted from. `DOGWATCH_LOG_MEMORY`
 * and `DOGWATCH_WATCH_WITH` in `env` stand for `--log-memory` and `--watch-with` where those are not given.
 */
export function parseArguments(
  argv: readonly string[],
  now: number = Date.now(),
  env: Readonly<Record<string, string | undefined>> = {},
): Result<Arguments, UsageProblem> {
  const parsed = parseOptions(giveScenario(argv));
  if (!parsed.ok) return parsed;
  const { values, verb, words } = parsed.value;
  const takesServices = verb === 'logs' || verb === 'drift' || verb === 'explain';
  const { directory, services } = takesServices ? splitFolder(words) : { directory: words[0] ?? '.', services: [] };
  const extra = verb === 'logs' ? undefined : verb === 'drift' || verb === 'explain' ? services[1] : words[1];
  if (extra !== undefined) return fail({ kind: 'unknown-word', word: extra });
  const placed = checkDirectory(directory, verb === undefined && words.length > 0);
  if (placed) return fail(placed);
  const language = values.lang === undefined ? null : parseLanguage(values.lang);
  if (values.lang !== undefined && !language) return fail({ kind: 'unknown-language', language: values.lang });
  const memory = values['log-memory'] ?? env['DOGWATCH_LOG_MEMORY'];
  const logMemory = memory ? parseMemory(memory) : DEFAULT_LOG_BYTES;
  if (logMemory === null) return fail({ kind: 'bad-memory', text: memory ?? '' });
  const watcher = values['watch-with'] ?? env['DOGWATCH_WATCH_WITH'] ?? 'auto';
  const watchWith = WATCHERS.find((known) => known === watcher);
  if (!watchWith) return fail({ kind: 'unknown-watch', text: watcher });
  const logs = verb === 'logs' ? chooseLogs(services, values, now) : ok(null);
  if (!logs.ok) return logs;
  return ok({
    verb: values.help ? 'help' : values.version ? 'version' : (verb ?? 'app'),
    directory,
    files: values.file ?? [],
    projectName: values['project-name'] ?? null,
    profiles: values.profile ?? [],
    envFiles: values['env-file'] ?? [],
    context: values.context ?? null,
    language,
    simulate: verb !== undefined && values.simulate === 'choose' ? 'smooth' : (values.simulate ?? 'off'),
    scenario: values.scenario ?? null,
    record: values.record ?? null,
    readOnly: values['read-only'] ?? false,
    logMemory,
    watchWith,
    output: values.output ?? null,
    json: values.json ?? false,
    markdown: values.markdown ?? false,
    service: takesServices ? (services[0] ?? null) : null,
    logs: logs.value,
  });
}

type Values = ReturnType<typeof parseWith<typeof OPTIONS>>['values'] & LogsValues;

type Parsed = { readonly values: Values; readonly verb: Verb | undefined; readonly words: readonly string[] };

/** Options before the word `logs` are read as they are everywhere, those after it with what they mean there. */
function parseOptions(argv: readonly string[]): Result<Parsed, UsageProblem> {
  try {
    const at = firstWord(argv);
    if (argv[at] !== 'logs') {
      const { values, positionals } = parseWith(argv, OPTIONS);
      const verb = VERBS.find((candidate) => candidate === positionals[0]);
      return ok({ values, verb, words: positionals.slice(verb ? 1 : 0) });
    }
    const before = parseWith(argv.slice(0, at), OPTIONS).values;
    const { values: after, positionals: words } = parseWith(argv.slice(at + 1), {
      ...OPTIONS,
      file: { type: 'string', multiple: true },
      version: { type: 'boolean' },
      ...LOGS_OPTIONS,
    });
    return ok({ values: together(before, after), verb: 'logs', words });
  } catch (error) {
    return fail<UsageProblem>({
      kind: 'unknown-option',
      detail: error instanceof Error ? (error.message.split('.')[0] ?? '') : String(error),
    });
  }
}

function parseWith<const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Options,
) {
  return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
}

/** The place of the first word that is no option and no option's value; -1 where there is none. */
function firstWord(argv: readonly string[]): number {
  const lenient = { options: OPTIONS, allowPositionals: true, strict: false, tokens: true } as const;
  return parseArgs({ args: [...argv], ...lenient }).tokens.find(({ kind }) => kind === 'positional')?.index ?? -1;
}

/** Options that may be repeated are so on both sides of a verb; of others the last one counts. */
function together(before: Values, after: Values): Values {
  const both = (one: string[] = [], other: string[] = []) => [...one, ...other];
  return {
    ...before,
    ...after,
    file: both(before.file, after.file),
    profile: both(before.profile, after.profile),
    'env-file': both(before['env-file'], after['env-file']),
  };
}

/** `--simulate` may stand alone: then it asks on the screen, and means the smooth start elsewhere. `parseArgs` has no options with a value that may be left out. */
function giveScenario(argv: readonly string[]): readonly string[] {
  const logs = argv.indexOf('logs');
  return argv.flatMap((word, index) => {
    if (word !== '--simulate') return [word];
    const next = argv[index + 1];
    // What follows `logs` is mostly a service, so there only a scenario is taken for one.
    const isName =
      next !== undefined &&
      (logs !== -1 && logs < index
        ? isScenario(next) || next === 'auto'
        : /^[a-z]+(-[a-z]+)*$/.test(next) && !existsSync(next) && !VERBS.some((verb) => verb === next));
    return isName ? [word] : ['--simulate=choose'];
  });
}

function checkDirectory(directory: string, isOnlyWord: boolean): UsageProblem | null {
  if (existsSync(directory))
    return statSync(directory).isDirectory() ? null : { kind: 'not-a-folder', path: directory };
  return isOnlyWord && !directory.includes('/')
    ? { kind: 'unknown-word', word: directory }
    : { kind: 'not-a-folder', path: directory };
}
