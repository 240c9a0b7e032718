import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Situation, Target } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { type Condition, engine, project, when } from '../parts/conditions.ts';
import { containersOf } from '../parts/target.ts';

const exists: Condition = (situation, target) =>
  networksOf(situation, target).length > 0 ? { ok: true } : { ok: false, why: words(situation.language).none };

export const networkInspect: Command = {
  id: 'network-inspect',
  group: 'inspect',
  title: { en: 'network details', 'zh-CN': '网络详情' },
  about: {
    en: 'Shows which containers are in a network, with their addresses.',
    'zh-CN': '查看某个网络里有哪些容器，以及它们的 IP。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'network',
  changes: false,
  needs: [],
  available: when(engine, project, exists),
  begin: (situation, target) => {
    const steps = networksOf(situation, target).map((name) => ({
      name,
      step: does(output(docker(situation, 'network', 'inspect', name))),
    }));
    const [first] = steps;
    if (first && steps.length === 1) return first.step;
    const choices = steps.map(({ name, step }, at) => choice(String(at + 1), name, step));
    return { kind: 'choose', title: words(situation.language).title, intro: [], choices };
  },
};

/** The networks that the containers are in. */
function networksOf(situation: Situation, target: Target): readonly string[] {
  return [...new Set(containersOf(situation, target).flatMap(({ networks }) => networks))].sort();
}

const words = catalogue(
  { title: 'Which network?', none: 'There is no container in a network yet; u creates them.' },
  { title: '查看哪个网络？', none: '还没有容器加入网络，按 u 创建。' },
);
