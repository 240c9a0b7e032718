import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scenario } from '../model/scenario.ts';

/** One change of a file of the example: `find` is there once, and `put` takes its place. */
export type Edit = { readonly file: string; readonly find: RegExp; readonly put: string };

/** What a scenario has in its files that the example has not: the mistakes of section 6 of a first day. Empty where the trouble lies outside of the files. */
export function editsOf(scenario: Scenario): readonly Edit[] {
  switch (scenario) {
    case 'database-refused':
      return [
        { file: '.env', find: /^POSTGRES_SERVER=.*$/m, put: 'POSTGRES_SERVER=localhost' },
        // Five minutes until it gives up are right for a server, and long for a lesson.
        { file: '.env', find: /\n*$/, put: '\n\n# prestart gives up after so many tries.\nPRESTART_MAX_TRIES=15\n' },
      ];
    case 'unhealthy':
      return [
        { file: 'docker-compose.yml', find: /utils\/health-check\//, put: 'utils/healthcheck/' },
        { file: 'docker-compose.yml', find: /interval: 10s/, put: 'interval: 3s' },
      ];
    case 'variable-not-set':
      return [{ file: '.env', find: /^SECRET_KEY=.*\n/m, put: '' }];
    default:
      return [];
  }
}

/** Puts the mistakes of a scenario into a copy of the example. */
export async function makeTrouble(scenario: Scenario, directory: string): Promise<void> {
  for (const { file, find, put } of editsOf(scenario)) {
    const name = path.join(directory, file);
    const text = await readFile(name, 'utf8');
    await writeFile(name, text.replace(find, put));
  }
}
