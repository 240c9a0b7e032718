import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, stopped, when } from '../parts/conditions.ts';

export const start: Command = {
  id: 'start',
  group: 'run',
  title: { en: 'start', 'zh-CN': '再次启动' },
  about: {
    en: 'Starts containers that were stopped, as they are.',
    'zh-CN': '原样启动已停止的容器。',
  },
  keys: ['S'],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, stopped),
  begin: (situation, target) => does(onTargets(situation, target, 'start')),
};
