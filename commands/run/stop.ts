import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { alive, engine, inFiles, project, when } from '../parts/conditions.ts';

export const stop: Command = {
  id: 'stop',
  group: 'run',
  title: { en: 'stop', 'zh-CN': '停止' },
  about: {
    en: 'Asks the processes to end (SIGTERM); the containers stay, with their files and logs.',
    'zh-CN': '通知进程退出（SIGTERM）；容器保留，文件和日志都在。',
  },
  keys: ['s'],
  scope: 'targets',
  danger: 'restarts',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, alive),
  begin: (situation, target) => does(onTargets(situation, target, 'stop')),
};
