import { readFileSync } from 'node:fs';

/** The parts of a recording under fixtures/connections/said: the heading of each (`## …`) with the lines under it. */
export function recordedSections(file: string): readonly (readonly [string, readonly string[]])[] {
  const text = readFileSync(new URL(`../fixtures/connections/said/${file}`, import.meta.url), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.trimEnd().split('\n');
      return [heading, lines] as const;
    });
}
