import { type ContainerDrift, type DriftFile, differingFiles } from '../../../model/drift.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { count } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorWatchWords } from '../../../words/doctor/watch.ts';
import type { Finding, Fix } from '../../finding.ts';
import { commandFix, compose, restartFix, stepFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { fileEvidence, isSettledSince, isUnwatched, SHOWN_FILES } from './watched-files.ts';

/** Files under a sync rule are not in a running container as they are here. */
export const watchDrift: Rule = {
  code: 'watch.drift',
  supersedes: ['watch.not-running'],
  find({ world, isPasted }, language) {
    if (isPasted) return [];
    return selectServices(world)
      .filter(({ state }) => state === 'running')
      .flatMap((service) => findingsOf(service, world, language));
  },
};

type Drift = { readonly files: readonly DriftFile[]; readonly count: number };

function findingsOf(service: Service, world: World, language: Language): readonly Finding[] {
  const words = doctorWatchWords(language);
  const { name } = service;
  const drift = driftOf(service, world);
  if (drift.count === 0) return [];
  const isExtra = drift.files.length > 0 && drift.files.every(({ state }) => state === 'extra');
  const title = isExtra ? words.driftExtraTitle : words.driftTitle;
  const shown = drift.files.slice(0, SHOWN_FILES).map((file) => fileEvidence(file.file, words[file.state], world));
  const more = drift.count - shown.length;
  return [
    {
      code: 'watch.drift',
      // A program may have made them; what the person has here is there.
      severity: isExtra ? 'info' : 'warning',
      service: name,
      title: title(name, count(drift.count)),
      evidence: more > 0 ? [...shown, { source: 'dogwatch drift', text: words.moreFiles(count(more)) }] : shown,
      why: isExtra ? words.driftExtraWhy : words.driftWhy,
      fixes: fixesOf(service, world, language),
      topic: 'watch',
      suffers: [],
    },
  ];
}

/** What differs now, changed files first: of what was brought since nothing is left. */
function driftOf({ name, containers }: Service, world: World): Drift {
  const entries = world.sync.entries.filter(({ service }) => service === name);
  const drifts = (world.drift[name] ?? []).filter((drift) => containers.some(({ id }) => id === drift.container));
  const named = drifts.flatMap((drift) => namedIn(drift).map((file) => ({ file, at: drift.at })));
  const left = named.filter(({ file, at }) => !isSettledSince(file, at, entries)).map(({ file }) => file);
  const files = [...new Map(left.map((file) => [file.target, file])).values()];
  const all = new Set(named.map(({ file }) => file.target)).size;
  const unnamed = Math.max(0, differingFiles(drifts) - all);
  const order = ['changed', 'missing', 'extra'];
  return {
    files: files.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    count: files.length + unnamed,
  };
}

function namedIn({ rules }: ContainerDrift): readonly DriftFile[] {
  return rules.flatMap(({ differ }) => differ);
}

function fixesOf({ name, spec }: Service, world: World, language: Language): readonly Fix[] {
  const words = doctorWatchWords(language);
  return [
    stepFix(words.compare, words.compareExplain),
    ...(isUnwatched(world, name)
      ? [commandFix(words.startWatch(name), compose('watch', name), words.startWatchExplain)]
      : []),
    ...(spec?.build
      ? [restartFix(words.rebuild(name), compose('up', '-d', '--build', name), words.rebuildExplain)]
      : []),
  ];
}
