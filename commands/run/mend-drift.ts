import { relative } from 'node:path';
import type { ContainerDrift, DriftFile } from '../../src/model/drift.ts';
import { count } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { driftWords } from '../../src/words/drift.ts';
import type { Choice, Command, Situation, Step, Target } from '../command.ts';
import { compose, does } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { type Condition, engine, inFiles, project, when } from '../parts/conditions.ts';
import { reasons } from '../parts/reasons.ts';
import { servicesOf } from '../parts/target.ts';

const differs: Condition = (situation, target) =>
  differingServices(situation, target).length > 0
    ? { ok: true }
    : { ok: false, why: driftWords(situation.language).nothingToMend };

export const mendDrift: Command = {
  id: 'mend-drift',
  group: 'run',
  title: { en: 'sync now', 'zh-CN': '立即同步' },
  about: {
    en: 'Copies the files that were found to differ into the containers, or rebuilds; shows first what goes where.',
    'zh-CN': '把比较出的不一致文件复制进容器，或重新构建；会先列出每个文件的去向。',
  },
  keys: [],
  scope: 'targets',
  danger: 'restarts',
  topic: 'watch',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, differs),
  begin: ask,
};

function ask(situation: Situation, target: Target): Step {
  const { language } = situation;
  const services = differingServices(situation, target);
  const where = reasons(language).join(services);
  return {
    kind: 'choose',
    title: driftWords(language).mendTitle(where),
    intro: [],
    choices: [...syncChoice(situation, services), rebuildChoice(situation, services, where)],
  };
}

/** Copying takes nothing away, and what is only in a container stays; without a file to copy there is no such answer. */
function syncChoice(situation: Situation, services: readonly string[]): readonly Choice[] {
  const words = driftWords(situation.language);
  const drifts = driftsOf(situation, services);
  const goes = drifts.flatMap((drift) => filesOf(drift, isSent).map((file) => goesLine(situation, drift, file)));
  if (goes.length === 0) return [];
  const all = drifts.flatMap(({ rules }) => rules);
  const left = all.reduce((sum, { differing, differ }) => sum + differing - differ.length, 0);
  const extras = new Set(drifts.flatMap((drift) => filesOf(drift, (file) => !isSent(file))).map(({ target }) => target))
    .size;
  const details = [
    ...goes,
    ...(left > 0 ? [words.more(count(left))] : []),
    ...(extras > 0 ? [words.staysExtra(count(extras))] : []),
    words.lostOnRecreate,
  ];
  const send = does({ kind: 'drift', request: { kind: 'send', services } });
  return [choice('s', words.syncNow(count(goes.length + left)), send, details)];
}

function rebuildChoice(situation: Situation, services: readonly string[], where: string): Choice {
  const words = driftWords(situation.language);
  const argv = compose(situation, 'up', '-d', '--build', ...services);
  const step = does({ kind: 'run', argv, services, show: 'activity' });
  return choice('b', words.rebuild(where), step, [words.rebuildDrops], 'restarts');
}

function goesLine({ world, language }: Situation, { name }: ContainerDrift, { file, target }: DriftFile): string {
  const place = relative(world.project?.directory ?? '/', file);
  return driftWords(language).goes(plain(place.startsWith('..') ? file : place), name, plain(target));
}

function isSent({ state }: DriftFile): boolean {
  return state !== 'extra';
}

function filesOf({ rules }: ContainerDrift, wanted: (file: DriftFile) => boolean): readonly DriftFile[] {
  return rules.flatMap(({ differ }) => differ.filter(wanted));
}

function driftsOf({ world }: Situation, services: readonly string[]): readonly ContainerDrift[] {
  return services.flatMap((service) => world.drift[service] ?? []);
}

function differingServices(situation: Situation, target: Target): readonly string[] {
  return servicesOf(situation, target)
    .map(({ name }) => name)
    .filter((name) => driftsOf(situation, [name]).some(({ rules }) => rules.some(({ differing }) => differing > 0)));
}
