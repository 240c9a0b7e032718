import type { ContextEntry } from '../model/build-context.ts';
import { folderKind } from './suspicions.ts';

type Node = {
  readonly path: string;
  bytes: number;
  files: number;
  isAsked: boolean;
  /** Null for a file, and for a folder that is known by its name: what is in `node_modules` tells nothing. */
  readonly children: Map<string, Node> | null;
};

const MOST_ENTRIES = 10;

/** The files of a context by folders. */
export class ContextTree {
  readonly #root = folder('');

  /** Takes in a file, by its path from the context's folder. */
  add(path: string, bytes: number, isAsked: boolean) {
    const names = path.split('/');
    let node: Node | null = this.#root;
    for (const [at, name] of names.entries()) {
      if (!node?.children) return;
      const children: Map<string, Node> = node.children;
      const isFile = at === names.length - 1;
      node = children.get(name) ?? made(node.path + name, name, isFile);
      children.set(name, node);
      node.bytes += bytes;
      node.files += 1;
      node.isAsked ||= isAsked;
    }
  }

  /** The ten heaviest entries. A folder is gone into where one thing in it makes up most of it; else it stands for all that is in it. */
  heaviest(): readonly ContextEntry[] {
    const open = [...(this.#root.children?.values() ?? [])];
    const entries: Node[] = [];
    for (let node = open.pop(); node; node = open.pop()) {
      const children = isTelling(node) ? null : node.children;
      if (children) open.push(...children.values());
      else entries.push(node);
    }
    return entries
      .toSorted((a, b) => b.bytes - a.bytes || b.files - a.files || (a.path < b.path ? -1 : 1))
      .slice(0, MOST_ENTRIES)
      .map(({ path, bytes, files, isAsked }) => ({ path, bytes, files, isAsked }));
  }
}

function made(path: string, name: string, isFile: boolean): Node {
  if (isFile) return { path, bytes: 0, files: 0, isAsked: false, children: null };
  return folderKind(name) ? { ...folder(`${path}/`), children: null } : folder(`${path}/`);
}

function folder(path: string): Node {
  return { path, bytes: 0, files: 0, isAsked: false, children: new Map() };
}

function isTelling({ children, bytes }: Node): boolean {
  if (!children || bytes === 0) return true;
  return ![...children.values()].some((child) => child.bytes > bytes / 2);
}
