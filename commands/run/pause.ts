import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, running, when } from '../parts/conditions.ts';

export const pause: Command = {
  id: 'pause',
  group: 'run',
  title: { en: 'pause', 'zh-CN': '暂停' },
  about: {
    en: 'Freezes all processes of the containers; they keep their memory.',
    'zh-CN': '冻结容器里的全部进程，内存保留。',
  },
  keys: [],
  scope: 'targets',
  danger: 'restarts',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, running),
  begin: (situation, target) => does(onTargets(situation, target, 'pause')),
};
