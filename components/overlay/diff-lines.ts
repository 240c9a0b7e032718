import type { DriftFile, FileDiff } from '../../src/model/drift.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { driftWords } from '../../src/words/drift.ts';
import { style } from '../frame/style.ts';
import { markText } from './drift-list-pane.ts';

/** How a file in a container differs from the one here, to read: both sides, then what copying it would change. `name` is the container's. */
export function diffLines(diff: FileDiff, file: DriftFile, name: string, language: Language): readonly string[] {
  const words = driftWords(language);
  const sides = [
    style.bad(`--- ${words.there1(plain(name))}  ${plain(file.target)}  ${markText(file.container, language)}`),
    style.good(`+++ ${words.here1}  ${plain(file.file)}  ${markText(file.local, language)}`),
    '',
  ];
  switch (diff.kind) {
    case 'lines':
      return [...sides, ...diff.lines.map(changedLine)];
    case 'same':
      return [...sides, words.diffSame];
    case 'binary':
      return [...sides, words.diffBinary];
    case 'too-large':
      return [...sides, words.diffTooLarge];
    case 'failed':
      return [...sides, words.diffFailed(plain(diff.detail))];
  }
}

/** A line of a unified diff, in its colour. */
export function changedLine(line: string): string {
  const text = line.slice(0, 1) + plain(line.slice(1));
  if (line.startsWith('@@')) return style.busy(text);
  if (line.startsWith('+')) return style.good(text);
  if (line.startsWith('-')) return style.bad(text);
  return line.startsWith('\\') ? style.dim(text) : text;
}
