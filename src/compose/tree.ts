/** A YAML or JSON value. */
export type Tree = string | number | boolean | null | readonly Tree[] | TreeMap;
export type TreeMap = { readonly [key: string]: Tree };

/** Where a value is: the keys from the root. */
export type TreePath = readonly string[];

/** True for a mapping. */
export function isMap(tree: Tree | undefined): tree is TreeMap {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** The mapping, or an empty one for anything else. */
export function mapOf(tree: Tree | undefined): TreeMap {
  return isMap(tree) ? tree : {};
}

/** The items of a list; of a lone text a list of it; else none. */
export function listOf(tree: Tree | undefined): readonly Tree[] {
  if (Array.isArray(tree)) return tree;
  return typeof tree === 'string' ? [tree] : [];
}

/** A scalar as text; null for what is none or is not there. */
export function textOf(tree: Tree | undefined): string | null {
  return tree === null || tree === undefined || typeof tree === 'object' ? null : String(tree);
}

/** The texts of a list. */
export function textsOf(tree: Tree | undefined): readonly string[] {
  return listOf(tree)
    .map(textOf)
    .filter((text) => text !== null);
}

/** The same tree with every text replaced. */
export function mapTexts(tree: Tree, replace: (text: string) => string): Tree {
  if (typeof tree === 'string') return replace(tree);
  if (Array.isArray(tree)) return tree.map((item: Tree) => mapTexts(item, replace));
  if (!isMap(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, mapTexts(value, replace)]));
}

/** The tree without what is at the path. */
export function without(tree: Tree, [key, ...rest]: TreePath): Tree {
  if (key === undefined || !isMap(tree) || !(key in tree)) return tree;
  const { [key]: value = null, ...others } = tree;
  return rest.length === 0 ? others : { ...tree, [key]: without(value, rest) };
}
