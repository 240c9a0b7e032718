import type { Command } from '../command.ts';
import { compose, does } from '../parts/argv.ts';
import { cancel, deletion } from '../parts/choices.ts';
import { created, engine, project, when } from '../parts/conditions.ts';
import { reasons } from '../parts/reasons.ts';
import { departure } from './departure.ts';
import { containers } from './down-details.ts';
import { downWords } from './down-words.ts';
import { removals } from './removal.ts';

export const rm: Command = {
  id: 'rm',
  group: 'clean',
  title: { en: 'remove containers', 'zh-CN': '删除容器' },
  about: {
    en: 'Stops and removes the containers; networks, volumes and images stay.',
    'zh-CN': '停止并删除容器；网络、卷和镜像保留。',
  },
  keys: [],
  scope: 'targets',
  danger: 'deletes',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, created),
  begin: (situation, target) => {
    const { language, world } = situation;
    const words = downWords(language);
    const names = target.kind === 'project' ? [world.project?.name ?? ''] : target.names;
    const argv = compose(situation, 'rm', '--stop', '--force');
    const all = () =>
      deletion(
        'r',
        words.onlyServices(names.join('')),
        does({ kind: 'run', argv, services: [], show: 'activity' }),
        containers(departure(situation, 'down').goes, language),
      );
    return {
      kind: 'choose',
      title: words.titleRemove(reasons(language).join(names)),
      intro: [words.intro],
      choices: [cancel(language), ...(target.kind === 'project' ? [all()] : removals(situation, target))],
    };
  },
};
