import type { ComposeOptions } from './options.ts';

/** `docker compose` with the options that choose the project, as typed in its directory. */
export function composeCommand(options: ComposeOptions): readonly string[] {
  return [
    'docker',
    ...(options.context === undefined ? [] : ['--context', options.context]),
    'compose',
    ...options.files.flatMap((file) => ['-f', file]),
    ...(options.projectName === undefined ? [] : ['-p', options.projectName]),
    ...options.profiles.flatMap((profile) => ['--profile', profile]),
    ...options.envFiles.flatMap((file) => ['--env-file', file]),
  ];
}

/** The commands that print nothing but progress. `run` and `exec` are not among them: a container may print what looks like it. */
const REPORTS = new Set(
  'up build pull push create down start stop restart kill rm pause unpause scale watch'.split(' '),
);

/** True when what the command prints is Compose's own progress, and not the output of a container. */
export function reportsProgress(argv: readonly string[]): boolean {
  return REPORTS.has(composeVerb(argv) ?? '');
}

/** `--progress json` put after `compose`, unless a kind of progress was chosen. */
export function withJsonProgress(argv: readonly string[]): readonly string[] {
  return argv.includes('--progress') ? argv : argv.toSpliced(argv.indexOf('compose') + 1, 0, '--progress', 'json');
}

/** Options before the verb that take a value in the next word. */
const VALUED = new Set(
  '-f --file -p --project-name --profile --env-file --project-directory --progress --ansi --parallel'.split(' '),
);

/** The command after `docker compose` and its options, such as `up`; null where the line is not one of Compose. */
export function composeVerb(argv: readonly string[]): string | null {
  const compose = argv.indexOf('compose');
  if (compose < 1 || argv.slice(1, compose).some((word, index, before) => !isDockerOption(word, before[index - 1]))) {
    return null;
  }
  for (let index = compose + 1; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (VALUED.has(word)) index += 1;
    else if (!word.startsWith('-')) return word;
  }
  return null;
}

function isDockerOption(word: string, before: string | undefined): boolean {
  return word.startsWith('-') || before === '--context' || before === '-c' || before === '--host' || before === '-H';
}
