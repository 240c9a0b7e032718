import { differingFiles } from '../../src/model/drift.ts';
import type { World } from '../../src/model/world.ts';
import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { driftWords } from '../../src/words/drift.ts';

/** How many files of a service were last found to differ from the working tree, such as `3 differ`; empty where none was. */
export function driftMark(world: World, service: string, language: Language): string {
  const files = differingFiles(world.drift[service] ?? []);
  return files === 0 ? '' : driftWords(language).mark(count(files));
}
