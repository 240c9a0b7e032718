import { width } from './width.ts';

/** A piece that terminal text is made of: a style change, which takes no cells, or one character as a reader sees it. */
export type Cell = { readonly kind: 'sgr' | 'character'; readonly text: string; readonly columns: number };

/** Takes `text` apart into SGR sequences and whole characters (grapheme clusters) with their widths. */
export function cells(text: string): readonly Cell[] {
  const found: Cell[] = [];
  let from = 0;
  for (const match of text.matchAll(sgrSequence)) {
    addCharacters(found, text.slice(from, match.index));
    found.push({ kind: 'sgr', text: match[0], columns: 0 });
    from = match.index + match[0].length;
  }
  addCharacters(found, text.slice(from));
  return found;
}

const sgrSequence = /\x1b\[[\d;:]*m/g;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Of these, every code unit is a character of its own: ASCII, the middle dot, the ellipsis, arrows, the lines, blocks, shapes and marks that
// panes are drawn with, common Han, fullwidth forms, the usual CJK punctuation. The segmenter takes a hundred times as long, and every row of the screen has lines.
const single = /^[\x20-\x7e\xb7\u2026\u2190-\u21ff\u2500-\u25fc\u2714\u2716\u3001-\u3011\u4e00-\u9fff\uff01-\uff60]*$/;

function addCharacters(found: Cell[], run: string): void {
  if (single.test(run)) {
    for (const character of run) {
      found.push({ kind: 'character', text: character, columns: character < '\u3000' ? 1 : 2 });
    }
    return;
  }
  for (const { segment } of graphemes.segment(run)) {
    found.push({ kind: 'character', text: segment, columns: width(segment) });
  }
}
