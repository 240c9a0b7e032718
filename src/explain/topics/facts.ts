import type { Place } from '../../model/sources.ts';
import type { World } from '../../model/world.ts';
import { pathIn } from '../../text/path.ts';
import type { LiveFact } from '../topic.ts';

/** A fact that stands on a line of a file; where that is not known, one that the project's model tells. */
export function factAt(text: string, place: Place | undefined | null, world: World): LiveFact {
  if (!place) return modelFact(text, world);
  const { file, line } = place;
  return { text, source: `${shownPath(world, file)}:${line}`, place: { file, line } };
}

/** A fact of the project as Compose resolved it, or as its files have it. */
export function modelFact(text: string, world: World): LiveFact {
  const { project } = world;
  if (project?.origin === 'resolved') return { text, source: 'docker compose config', place: null };
  const files = project?.origin === 'files' ? project.files.map((file) => shownPath(world, file)).join(', ') : '';
  return { text, source: files === '' ? null : files, place: null };
}

/** A fact that the engine tells, or that was seen here. */
export function seenFact(text: string): LiveFact {
  return { text, source: null, place: null };
}

/** A path as a person in the project's folder would write it: `.env`, `backend`, `.` for the folder itself; outside of it the whole path. */
export function shownPath(world: World, path: string): string {
  return pathIn(world.project?.directory ?? '', path);
}
