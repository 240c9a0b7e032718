import type { ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { mountWordsOf } from '../../../words/doctor/mounts.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { commandFix, deleteFix, editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { type MissingMount, missingMounts, suspectedMounts } from '../../missing-mounts.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';

/** The source of a bind mount did not exist: Docker made an empty folder of it, or refused. What the container then failed by is but a symptom. */
export const bindSourceMissing: Rule = {
  code: 'bind.source-missing',
  supersedes: ['container.exited', 'container.restart-loop', 'health.unhealthy', 'dependency.one-shot-failed'],
  asks: (known) => suspectedMounts(known).map(({ source }) => ({ kind: 'path', path: source }) as const),
  find: (known, language) => missingMounts(known).map((mount) => findingOf(mount, known, language)),
};

function findingOf(mount: MissingMount, { world }: Known, language: Language): Finding {
  const words = mountWordsOf(language);
  const { service, source, said } = mount;
  const place = mountPlace(mount, world);
  return {
    code: 'bind.source-missing',
    severity: 'error',
    service,
    title: service === null ? words.titleAlone(source) : words.title(service, source),
    evidence: [
      { source: said.source ?? words.log(service ?? ''), text: said.text },
      ...pathEvidence(mount, language),
      ...placeEvidence(place, mount, world),
    ],
    why: whyOf(mount, language),
    fixes: fixesOf(mount, place, language),
    topic: 'volumes',
    suffers: [],
  };
}

function pathEvidence({ source, path }: MissingMount, language: Language): readonly Evidence[] {
  const words = mountWordsOf(language);
  if (!path) return [];
  return [{ source, text: path.kind === 'missing' ? words.pathMissing : words.pathEmpty(path.owner) }];
}

function placeEvidence(place: ValuePlace | null, { source }: MissingMount, world: World): readonly Evidence[] {
  return place ? [{ source: placeText(place, world), text: place.written ?? source }] : [];
}

function whyOf({ kind, source, target, path }: MissingMount, language: Language): string {
  const words = mountWordsOf(language);
  if (kind === 'missing') return words.refused(source);
  if (kind === 'not-made') return words.gone(source);
  return path ? words.madeFolder(source, target) : words.isFolder(source, target);
}

function fixesOf({ kind, source, path }: MissingMount, place: ValuePlace | null, language: Language): readonly Fix[] {
  const words = mountWordsOf(language);
  const isRefused = kind === 'missing' || kind === 'not-made';
  const edit = editFix(words.edit, place, isRefused ? words.editPlainExplain : words.editExplain(source));
  if (isRefused) return [edit, commandFix(words.make, ['mkdir', '-p', source], words.makeExplain)];
  const argv = [...(path?.owner === 0 ? ['sudo'] : []), 'rmdir', source];
  return [edit, deleteFix(words.remove, argv, words.removeExplain)];
}

/** The line of the short form, or of the long one's source. */
function mountPlace({ service, target }: MissingMount, { sources }: World): ValuePlace | null {
  if (!sources || service === null || target === '') return null;
  const start = `services.${service}.volumes.`;
  for (const [key, place] of Object.entries(sources.places)) {
    if (!key.startsWith(start)) continue;
    if (/^\d+$/.test(key.slice(start.length)) && place.written?.split(':').includes(target)) return place;
    if (key.endsWith('.target') && place.written === target) {
      return sources.places[key.replace(/target$/, 'source')] ?? place;
    }
  }
  return null;
}
