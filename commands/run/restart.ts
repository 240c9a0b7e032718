import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { created, engine, inFiles, project, when } from '../parts/conditions.ts';

export const restart: Command = {
  id: 'restart',
  group: 'run',
  title: { en: 'restart', 'zh-CN': '重启' },
  about: {
    en: 'Stops the containers and starts them again as they are; a changed configuration needs up.',
    'zh-CN': '停止后原样重新启动；配置有改动时要用 up。',
  },
  keys: ['r'],
  scope: 'targets',
  danger: 'restarts',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, created),
  begin: (situation, target) => does(onTargets(situation, target, 'restart')),
};
