import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Place } from '../model/sources.ts';

/** A value of a Compose file and where it stands: the line of its key, or of the item itself in a list. `tag` is Compose's `!reset` or `!override`, else empty. */
export type Placed = { readonly place: Place; readonly tag: string } & (
  | { readonly kind: 'text'; readonly written: string }
  | { readonly kind: 'map'; readonly fields: PlacedMap }
  | { readonly kind: 'list'; readonly items: readonly Placed[] }
  | { readonly kind: 'empty' }
);

export type PlacedMap = Readonly<Record<string, Placed>>;

/**
 * Parses the text of a Compose file with the place of every value, nothing put in for variables. What an alias or `<<` brings in stands where its anchor is.
 * Empty for a text that is not YAML.
 */
export function placedText(text: string, file: string): PlacedMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0) return {};
  const place = (offset: number): Place => ({ file, line: lines.linePos(offset).line });
  const root = placed(document.contents, place(0), { document, place, open: [] });
  return root.kind === 'map' ? root.fields : {};
}

type Walk = {
  readonly document: Document;
  readonly place: (offset: number) => Place;
  /** Anchors being read: a node that holds an alias of itself has no end. */
  readonly open: readonly Node[];
};

function placed(node: unknown, place: Place, walk: Walk): Placed {
  if (isAlias(node)) {
    const target = node.resolve(walk.document);
    if (!target || walk.open.includes(target)) return { place, tag: '', kind: 'empty' };
    return placed(target, place, { ...walk, open: [...walk.open, target] });
  }
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? (node.tag ?? '') : '';
  const here = { place, tag: tag === '!reset' || tag === '!override' ? tag : '' };
  if (isMap(node)) return { ...here, kind: 'map', fields: fieldsOf(node.items, walk) };
  if (isSeq(node)) {
    const items = node.items.map((item) => placed(item, placeOf(item, walk) ?? place, walk));
    return { ...here, kind: 'list', items };
  }
  if (!isScalar(node) || node.value === null) return { ...here, kind: 'empty' };
  return { ...here, kind: 'text', written: node.source ?? String(node.value) };
}

/** Own keys win over those of `<<`, and of several merged mappings the first. */
function fieldsOf(pairs: readonly Pair[], walk: Walk): PlacedMap {
  const own: Record<string, Placed> = {};
  const merged: Record<string, Placed> = {};
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.value) : '';
    const field = placed(value, placeOf(key, walk) ?? walk.place(0), walk);
    if (name !== '<<') own[name] = field;
    else {
      const from = field.kind === 'list' ? field.items.toReversed() : [field];
      for (const source of from) if (source.kind === 'map') Object.assign(merged, source.fields);
    }
  }
  return { ...merged, ...own };
}

function placeOf(node: unknown, walk: Walk): Place | null {
  const isNode = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
  return isNode && node.range ? walk.place(node.range[0]) : null;
}
