import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, when } from '../parts/conditions.ts';

export const up: Command = {
  id: 'up',
  group: 'run',
  title: { en: 'up', 'zh-CN': '创建并启动' },
  about: {
    en: 'Creates what is missing, recreates what has changed, and starts it with what it depends on.',
    'zh-CN': '创建缺少的容器，重建配置有变化的容器，并连同依赖的服务一起启动。',
  },
  keys: ['u'],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles),
  begin: (situation, target) => does(onTargets(situation, target, 'up', '-d')),
};
