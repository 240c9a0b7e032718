import type { Container, Mount } from '../../../model/container.ts';

/** The mount that hides what the image has at a path of the container; the deepest, as that is the one that is seen. */
export function coveringMount(path: string, container: Container | null): Mount | undefined {
  if (!path.startsWith('/')) return undefined;
  return (container?.mounts ?? [])
    .filter(({ target }) => path === target || path.startsWith(`${target.replace(/\/$/, '')}/`))
    .sort((a, b) => b.target.length - a.target.length)[0];
}
