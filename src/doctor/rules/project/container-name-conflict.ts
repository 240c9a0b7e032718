import { interpolate } from '../../../model/interpolation.ts';
import type { ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { nameWords } from '../../../words/doctor/names.ts';
import { serviceOfContainer } from '../../blame.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { commandFix, deleteFix, editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { ownWords, recognised } from '../../own-words.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { type NameConflict, nameConflict } from '../../texts/name-conflict.ts';
import { variableValue } from './variables.ts';

/** A container cannot be created, since another one has its name. */
export const containerNameConflict: Rule = {
  code: 'container.name-conflict',
  supersedes: ['container.exited', 'dependency.one-shot-failed'],
  find(known, language) {
    const found = recognised(ownWords(known), nameConflict);
    const latest = new Map(found.map((one) => [one.found.name, one]));
    return [...latest.values()].map(({ found: conflict, evidence }) => findingOf(conflict, evidence, known, language));
  },
};

function findingOf(conflict: NameConflict, evidence: Evidence, known: Known, language: Language): Finding {
  const words = nameWords(language);
  const { name } = conflict;
  const own = ownName(name, known.world);
  const service = own?.service ?? conflict.service ?? serviceOfContainer(name, known.world, known.outputs[0] ?? null);
  const all = ['docker', 'ps', '--all', '--filter', `name=^/?${name}$`];
  return {
    code: 'container.name-conflict',
    severity: 'error',
    service,
    title: service === null ? words.taken(name) : words.takenFor(name, service),
    evidence: [
      evidence,
      ...(own ? [{ source: placeText(own.place, known.world), text: `container_name: ${own.place.written}` }] : []),
    ],
    why: own ? words.takenOwnWhy(name) : words.takenWhy,
    fixes: [
      commandFix(words.see(name), all, words.seeExplain),
      ...(own ? [editFix(words.editName, own.place, words.editNameExplain)] : []),
      commandFix(words.rename(name), ['docker', 'rename', name, `${name}-old`], words.renameExplain),
      deleteFix(words.remove(name), ['docker', 'rm', '--force', name], words.removeExplain(name)),
    ],
    topic: 'project-name',
    suffers: [],
  };
}

/** The service whose `container_name` it is, and where that stands. */
function ownName(name: string, world: World): { readonly service: string; readonly place: ValuePlace } | null {
  for (const [path, place] of Object.entries(world.sources?.places ?? {})) {
    const service = /^services\.(.+)\.container_name$/.exec(path)?.[1];
    if (service === undefined || place.written === null) continue;
    if (interpolate(place.written, (variable) => variableValue(variable, world)) === name) return { service, place };
  }
  return null;
}
