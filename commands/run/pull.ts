import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, when } from '../parts/conditions.ts';

export const pull: Command = {
  id: 'pull',
  group: 'run',
  title: { en: 'pull images', 'zh-CN': '拉取镜像' },
  about: {
    en: 'Fetches the newest images of these tags; running containers keep theirs until up.',
    'zh-CN': '拉取这些标签的最新镜像；运行中的容器要等 up 才会换上。',
  },
  keys: ['p'],
  scope: 'targets',
  danger: 'none',
  topic: 'image',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles),
  begin: (situation, target) => does(onTargets(situation, target, 'pull')),
};
