import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The versions of Compose that were recorded. */
export const VERSIONS = ['2.26', '2.40'] as const;

export type Version = (typeof VERSIONS)[number];

const fixtures = join(import.meta.dirname, 'fixtures');

/** What Compose said in a recorded case (test/compose/fixtures/record.sh made it). */
export function recorded(name: string, version: Version): { out: string; err: string; code: number } {
  const read = (kind: string) => {
    const file = join(fixtures, 'said', `${name}.${version}.${kind}`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return { out: read('out'), err: read('err'), code: Number(read('code')) };
}

/** The folder of a project that was recorded. */
export function projectFolder(name: string): string {
  return join(fixtures, 'projects', name);
}

/** The lines of a text, without an empty last one. */
export function lines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
