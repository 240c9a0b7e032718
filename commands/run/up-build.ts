import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, when } from '../parts/conditions.ts';

export const upBuild: Command = {
  id: 'up-build',
  group: 'run',
  title: { en: 'up with build', 'zh-CN': '构建并启动' },
  about: {
    en: 'Builds the images first, then creates and starts: after dependencies or a Dockerfile changed.',
    'zh-CN': '先构建镜像，再创建并启动：改了依赖或 Dockerfile 之后用。',
  },
  keys: ['U'],
  scope: 'targets',
  danger: 'restarts',
  topic: 'layers',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles),
  begin: (situation, target) => does(onTargets(situation, target, 'up', '-d', '--build')),
};
