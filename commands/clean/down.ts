import type { Choice, Command, Situation, Step, Target } from '../command.ts';
import { compose, does } from '../parts/argv.ts';
import { cancel, deletion } from '../parts/choices.ts';
import { engine, project, when } from '../parts/conditions.ts';
import { reasons } from '../parts/reasons.ts';
import { type Departure, departure } from './departure.ts';
import { downDetails, downVolumesDetails } from './down-details.ts';
import { downWords } from './down-words.ts';
import { removals } from './removal.ts';

export const down: Command = {
  id: 'down',
  group: 'clean',
  title: { en: 'down', 'zh-CN': '拆除' },
  about: {
    en: 'Stops and removes containers and networks, with the volumes if you say so; shows first what exactly goes.',
    'zh-CN': '停止并删除容器和网络，也可以连卷一起删；先列出究竟会删掉什么。',
  },
  keys: ['d'],
  scope: 'targets',
  danger: 'deletes',
  topic: 'container',
  changes: true,
  needs: ['resources'],
  available: when(engine, project),
  begin: ask,
};

function ask(situation: Situation, target: Target): Step {
  const words = downWords(situation.language);
  const name = situation.world.project?.name ?? '';
  if (isNothing(departure(situation, 'down'))) {
    return { kind: 'say', sentence: words.nothing(name) };
  }
  const only = removals(situation, target);
  const names = target.kind === 'project' ? [] : target.names;
  return {
    kind: 'choose',
    title: only.length > 0 ? words.titleServices(reasons(situation.language).join(names)) : words.title(name),
    intro: [words.intro],
    choices: [
      cancel(situation.language),
      ...only,
      wholeProject(situation, name),
      ...withOrphans(situation, name),
      withVolumes(situation, name),
    ],
  };
}

function wholeProject(situation: Situation, name: string): Choice {
  const details = downDetails(departure(situation, 'down'), situation.language);
  return deletion('d', downWords(situation.language).down(name), takeDown(situation), details);
}

function withOrphans(situation: Situation, name: string): readonly Choice[] {
  const leaving = departure(situation, 'remove-orphans');
  if (leaving.goes.length === departure(situation, 'down').goes.length) return [];
  const label = downWords(situation.language).downOrphans(name);
  const details = downDetails(leaving, situation.language);
  return [deletion('a', label, takeDown(situation, '--remove-orphans'), details)];
}

function withVolumes(situation: Situation, name: string): Choice {
  const details = downVolumesDetails(departure(situation, 'down'), situation.language);
  return deletion('v', downWords(situation.language).downVolumes(name), takeDown(situation, '-v'), details, name);
}

function takeDown(situation: Situation, ...options: readonly string[]): Step {
  return does({ kind: 'run', argv: compose(situation, 'down', ...options), services: [], show: 'activity' });
}

function isNothing({ goes, stays, resources }: Departure): boolean {
  return goes.length + stays.length === 0 && resources?.go.length === 0;
}
