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

/** The commands that report progress, so that asking for it in JSON changes what they print. */
const REPORTS = new Set(
  'up build pull push create down start stop restart kill rm pause unpause scale watch run'.split(' '),
);

/** `--progress json` put after `compose` where the command reports progress and nothing was chosen; any other command as it is. */
export function withJsonProgress(argv: readonly string[]): readonly string[] {
  const compose = argv.indexOf('compose');
  const verb = composeVerb(argv);
  if (verb === null || !REPORTS.has(verb) || argv.includes('--progress')) return argv;
  return argv.toSpliced(compose + 1, 0, '--progress', 'json');
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
