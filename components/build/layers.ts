import type { BuildHistory, ComparedLayer } from '../../src/model/build.ts';
import { padStart } from '../../src/text/clip.ts';
import { bytes } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { buildWords } from '../../src/words/build.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';

/** The layers of an image, the newest first: what is new since the build before is marked with `+`. Instructions are whole, however long. */
export function layerLines(
  { image, layers }: BuildHistory['images'][number],
  { language }: { readonly language: Language },
): readonly string[] {
  const words = buildWords(language);
  if (layers === null) return [style.dim(` ${words.layersUnknown(plain(image))}`)];
  const heading = ` ${style.strong(words.layersOf(plain(image)))}  ${style.dim(changeText(layers, language))}`;
  return [heading, ...layers.map((layer) => layerLine(layer, words.noSize, words.layerNew))];
}

function changeText(layers: readonly ComparedLayer[], language: Language): string {
  const words = buildWords(language);
  const fresh = layers.filter(({ change }) => change === 'new');
  if (layers.some(({ change }) => change === 'unknown')) return words.layersUncompared;
  if (fresh.length === 0) return words.layersSame;
  return words.layersChanged(fresh.length, bytes(fresh.reduce((sum, { size }) => sum + size, 0)));
}

function layerLine({ instruction, size, change }: ComparedLayer, none: string, fresh: string): string {
  const sized = padStart(size === 0 ? none : bytes(size), 9);
  const row = ` ${change === 'new' ? '+' : ' '} ${size === 0 ? style.dim(sized) : sized}  ${shortened(instruction)}`;
  return change === 'new' ? `${style.warn(row)} ${style.warn(`(${fresh})`)}` : row;
}

/** Without what the builders put around an instruction of a Dockerfile. */
function shortened(instruction: string): string {
  return plain(instruction)
    .replaceAll(/\s+/g, ' ')
    .replace(/^\/bin\/sh -c #\(nop\) +/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ')
    .replace(/ # buildkit$/, '');
}
