import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, paused, project, when } from '../parts/conditions.ts';

export const unpause: Command = {
  id: 'unpause',
  group: 'run',
  title: { en: 'unpause', 'zh-CN': '取消暂停' },
  about: {
    en: 'Lets paused containers go on where they were.',
    'zh-CN': '让被暂停的容器继续运行。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, paused),
  begin: (situation, target) => does(onTargets(situation, target, 'unpause')),
};
