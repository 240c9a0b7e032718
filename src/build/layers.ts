import type { ComparedLayer } from '../model/build.ts';
import type { ImageLayer } from '../model/ports.ts';
import type { BuildRecord } from './record.ts';

/** The layers of an image, the newest first, each with whether the build before had the very same one. */
export function compareLayers(
  layers: readonly ImageLayer[],
  before: BuildRecord['layers'],
  salt: (text: string) => string,
): readonly ComparedLayer[] {
  const known =
    before === null ? null : new Set(before.map(({ key, size, createdAt }) => `${key} ${size} ${createdAt}`));
  return layers.map(({ instruction, size, createdAt }) => {
    const isKnown = known?.has(`${salt(instruction)} ${size} ${createdAt}`);
    return { instruction, size, createdAt, change: isKnown === undefined ? 'unknown' : isKnown ? 'same' : 'new' };
  });
}
