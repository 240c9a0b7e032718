import type { ServiceSpec } from '../model/project.ts';
import { isMap, listOf, type Tree, textOf } from './tree.ts';

/** The mounts of a service, in the short or the long form. The source of an anonymous volume and of a tmpfs is empty. */
export function volumesOf(tree: Tree | undefined): ServiceSpec['volumes'] {
  return listOf(tree).map((item) => (isMap(item) ? longForm(item) : shortForm(String(item))));
}

function longForm(item: { readonly [key: string]: Tree }): ServiceSpec['volumes'][number] {
  return {
    type: textOf(item.type) ?? 'volume',
    source: textOf(item.source) ?? '',
    target: textOf(item.target) ?? '',
  };
}

/** `[SOURCE:]TARGET[:MODE]`; the drive letter of a Windows path is not a source. */
function shortForm(text: string): ServiceSpec['volumes'][number] {
  const [, source, target = text] = /^((?:[a-z]:[\\/])?[^:]+):((?:[a-z]:[\\/])?[^:]+)(?::[^:]*)?$/i.exec(text) ?? [];
  if (source === undefined) return { type: 'volume', source: '', target };
  return { type: /^(?:[./~\\]|[a-z]:[\\/])/i.test(source) ? 'bind' : 'volume', source, target };
}
