import type { Place } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Evidence } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { pastedWords } from '../../own-words.ts';
import { placeText } from '../../place.ts';
import { type InvalidProject, invalidProject } from '../../texts/invalid-project.ts';

/** What Compose refuses. `file` is empty and `place` null where that is not known. */
export type Refusal = {
  readonly message: string;
  readonly file: string;
  readonly place: Place | null;
  readonly evidence: readonly Evidence[];
};

/** The refusal of the project, or the first one that a pasted text tells of; null for none. */
export function refusal(known: Known): Refusal | null {
  if (!known.isPasted) return ofProblem(known.world);
  for (const { source, lines } of pastedWords(known)) {
    const found = invalidProject(lines);
    if (found) return ofText(found, source, known.world);
  }
  return null;
}

function ofProblem(world: World): Refusal | null {
  const { projectProblem: problem } = world;
  const source = 'docker compose config';
  if (problem?.kind === 'failed') {
    const message = plain(problem.message);
    if (message === '' || message === 'cancelled' || /docker endpoint|docker daemon|docker API/i.test(message))
      return null;
    const found = invalidProject(message.split('\n').filter((line) => line.trim() !== ''));
    return found
      ? ofText(found, source, world)
      : { message, file: '', place: null, evidence: [{ source, text: message }] };
  }
  if (problem?.kind !== 'invalid') return null;
  const { file, line } = problem;
  const message = plain(problem.message);
  const place = line === null || file === '' ? null : { file, line };
  const text = plain(problem.source ?? '').trimEnd();
  const shown = place && text.trim() !== '' ? [{ source: placeText(place, world), text }] : [];
  return { message, file, place, evidence: [{ source, text: message }, ...shown] };
}

/** The line that a text names, else the one of the value's path as the files have it. */
function ofText({ file, line, path, message }: InvalidProject, source: string, world: World): Refusal {
  const own = world.project?.files.find((one) => one === file || one.endsWith(`/${file.replace(/^\.\//, '')}`)) ?? file;
  const found = line === null ? placeOf(path, world) : own === '' ? null : { file: own, line };
  const evidence = [{ source, text: message }];
  return { message, file: own, place: found, evidence };
}

/** As far down as the path leads. */
function placeOf(path: string, { sources }: World): Place | null {
  for (let at = path; at.includes('.'); at = at.slice(0, at.lastIndexOf('.'))) {
    const place = sources?.places[at];
    if (place) return place;
  }
  return null;
}
