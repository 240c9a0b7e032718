import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Tree, TreeMap, TreePath } from './tree.ts';

/** A Compose file as its text says, before interpolation and merging. */
export type ComposeText = {
  readonly tree: TreeMap;
  /** What `!reset` and `!override` take away from the files before this one. */
  readonly cleared: readonly TreePath[];
};

/**
 * Parses the text of a Compose file: anchors and merge keys resolved, `!reset` and `!override` noted, other tags ignored.
 * The first error of the YAML is an `invalid` problem with its place in the text.
 */
export function parseCompose(text: string, file: string): Result<ComposeText, ComposeProblem> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const [error] = document.errors;
  if (error) return fail(yamlProblem(error, lines, text, file));
  const cleared: TreePath[] = [];
  const tree = plain(document.contents, { document, cleared, open: [] }, []);
  return ok({
    tree: typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? (tree as TreeMap) : {},
    cleared,
  });
}

/** The line and column, from 1, of the key or value at a path; as far down as the path leads. Null where the text cannot be read. */
export function placeOf(text: string, path: TreePath): { readonly line: number; readonly column: number } | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const key of path) {
    const next = stepInto(node, key, document);
    if (!next) break;
    offset = next.offset;
    node = next.node;
  }
  if (offset === null) return null;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The text of a line, counted from 1. */
export function lineOf(text: string, line: number): string | null {
  return text.split(/\r\n|\n|\r/)[line - 1] ?? null;
}

function yamlProblem(error: YAMLError, lines: LineCounter, text: string, file: string): ComposeProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { kind: 'invalid', file, line, column: col, source: lineOf(text, line), message: error.message };
}

type Walk = { readonly document: Document; readonly cleared: TreePath[]; readonly open: readonly Node[] };

/** The value of a node; undefined for one that `!reset` takes away. */
function plain(node: unknown, walk: Walk, path: TreePath): Tree | undefined {
  if (isAlias(node)) {
    const target = node.resolve(walk.document);
    // A node that holds an alias of itself has no end.
    if (!target || walk.open.includes(target)) return null;
    return plain(target, { ...walk, open: [...walk.open, target] }, path);
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
  if (node.tag === '!reset' || node.tag === '!override') walk.cleared.push(path);
  if (node.tag === '!reset') return undefined;
  if (isScalar(node)) return scalar(node.value);
  if (isSeq(node)) {
    return node.items
      .map((item, index) => plain(item, walk, [...path, String(index)]))
      .filter((item) => item !== undefined);
  }
  return mapping(node.items, walk, path);
}

function scalar(value: unknown): Tree {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Own keys win over those of `<<`, wherever that stands, and keep the place where they are written. */
function mapping(items: readonly Pair[], walk: Walk, path: TreePath): TreeMap {
  const own: Record<string, Tree> = {};
  const merged: Record<string, Tree> = {};
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === '<<') {
      const from = plain(value, walk, path);
      for (const source of Array.isArray(from) ? from.toReversed() : [from]) Object.assign(merged, source);
      continue;
    }
    const tree = plain(value, walk, [...path, name]);
    if (tree !== undefined) own[name] = tree;
  }
  return { ...merged, ...own };
}

type Step = { readonly node: unknown; readonly offset: number };

function stepInto(parent: unknown, key: string, document: Document): Step | null {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item?.range ? { node: item, offset: item.range[0] } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
  if (pair && isScalar(pair.key) && pair.key.range) return { node: pair.value, offset: pair.key.range[0] };
  return null;
}
