import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { built, engine, inFiles, project, when } from '../parts/conditions.ts';

export const build: Command = {
  id: 'build',
  group: 'run',
  title: { en: 'build', 'zh-CN': '构建' },
  about: {
    en: 'Builds the images; steps whose inputs did not change come from the cache. Running containers keep theirs until up.',
    'zh-CN': '构建镜像，输入没变的步骤直接用缓存；运行中的容器要等 up 才会换上。',
  },
  keys: ['b'],
  scope: 'targets',
  danger: 'none',
  topic: 'layers',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, built),
  begin: (situation, target) => does(onTargets(situation, target, 'build')),
};
