/** The words of a command line after its verb, sorted. Flags are kept as they were typed: `-f` and `--force` are two. */
export type Words = {
  readonly has: (...flags: readonly string[]) => boolean;
  /** The values of options such as `--scale backend=2`, in order. */
  readonly values: (...options: readonly string[]) => readonly string[];
  /** What is neither a flag nor an option. */
  readonly rest: readonly string[];
};

/**
 * Sorts words. `valued` are the options that take the next word; with `untilWord` everything from the first plain word on belongs to the rest,
 * as for `run` and `exec`, whose commands have flags of their own.
 */
export function sortWords(words: readonly string[], valued: readonly string[] = [], untilWord = false): Words {
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!word.startsWith('-') || (untilWord && rest.length > 0)) {
      rest.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = equals === -1 ? word : word.slice(0, equals);
    if (!valued.includes(name)) flags.add(name);
    else keep(values, name, equals === -1 ? (words[++index] ?? '') : word.slice(equals + 1));
  }
  return {
    has: (...names) => names.some((name) => flags.has(name)),
    values: (...names) => names.flatMap((name) => values.get(name) ?? []),
    rest,
  };
}

function keep(values: Map<string, string[]>, name: string, value: string): void {
  values.set(name, [...(values.get(name) ?? []), value]);
}
