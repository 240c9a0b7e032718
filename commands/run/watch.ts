import { supports } from '../../src/compose/version.ts';
import type { Service } from '../../src/model/services.ts';
import type { Command, Plan, Situation, Step, Target } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { type Condition, engine, project, when } from '../parts/conditions.ts';
import { reasons } from '../parts/reasons.ts';
import { servicesOf } from '../parts/target.ts';
import { watchWords } from './watch-words.ts';

const recentCompose: Condition = ({ world, language }) =>
  world.composeVersion === null || supports(world.composeVersion, 'watch-no-up')
    ? { ok: true }
    : { ok: false, why: watchWords(language).tooOld(world.composeVersion) };

const hasRules: Condition = ({ world, language }) =>
  isOn(world.watch.state) || world.project?.services.some(({ watch: rules }) => rules.length > 0)
    ? { ok: true }
    : { ok: false, why: watchWords(language).noRules };

const settled: Condition = ({ world, language }) =>
  world.watch.state === 'stopping' ? { ok: false, why: watchWords(language).stopping } : { ok: true };

export const watch: Command = {
  id: 'watch',
  group: 'run',
  title: { en: 'watch on/off', 'zh-CN': '开关 watch' },
  about: {
    en: 'Copies saved files into the containers as you work, by the rules of develop.watch; again to stop.',
    'zh-CN': '按 develop.watch 的规则，把保存的文件随时同步进容器；再按一次停止。',
  },
  keys: ['w'],
  scope: 'targets',
  danger: 'restarts',
  topic: 'watch',
  changes: true,
  needs: [],
  available: when(project, engine, recentCompose, settled, hasRules),
  begin: (situation, target) =>
    isOn(situation.world.watch.state)
      ? does({ kind: 'watch', on: false, services: situation.world.watch.services })
      : turnOn(situation, target),
};

function isOn(state: Situation['world']['watch']['state']): boolean {
  return state === 'running' || state === 'starting';
}

/** Services without rules are left out: Compose refuses them. Where none of the selected ones has rules, those that have are offered. */
function turnOn(situation: Situation, target: Target): Step {
  const all = servicesOf(situation, { kind: 'project' }).filter(hasOwnRules);
  const meant = servicesOf(situation, target).filter(hasOwnRules);
  if (meant.length > 0) return begin(situation, target, meant);
  const words = watchWords(situation.language);
  const { join } = reasons(situation.language);
  const names = join(all.map(({ name }) => name));
  const instead = begin(situation, { kind: 'project' }, all);
  return {
    kind: 'choose',
    title: words.noneHere(target.kind === 'project' ? '' : join(target.names)),
    intro: [words.howTo],
    choices: [choice('w', words.instead(names), instead)],
  };
}

function begin(situation: Situation, target: Target, meant: readonly Service[]): Step {
  const names = target.kind === 'project' ? [] : meant.map(({ name }) => name);
  const on: Plan = { kind: 'watch', on: true, services: names };
  const runs = meant.some(({ containers }) => containers.some(({ state }) => state === 'running'));
  if (runs) return does(on);
  const words = watchWords(situation.language);
  const services: Target = target.kind === 'project' ? target : { kind: 'services', names, replica: null };
  const up = onTargets(situation, services, 'up', '-d');
  const both = does({ kind: 'sequence', plans: [up, on] });
  return {
    kind: 'choose',
    title: words.nothingRuns,
    intro: [words.needsRunning],
    choices: [
      { ...choice('u', words.upFirst, both), command: up.kind === 'run' ? up.argv : null },
      choice('w', words.watchOnly, does(on)),
    ],
  };
}

function hasOwnRules({ spec }: Service): boolean {
  return (spec?.watch.length ?? 0) > 0;
}
