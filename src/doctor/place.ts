import type { Place } from '../model/sources.ts';
import type { World } from '../model/world.ts';
import { pathIn } from '../text/path.ts';

/** A line of a file as evidence names it: `.env:3`, relative to the project's folder where it lies in that. */
export function placeText({ file, line }: Place, { project }: World): string {
  return `${pathIn(project?.directory ?? '', file)}:${line}`;
}
