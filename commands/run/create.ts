import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { engine, inFiles, project, when } from '../parts/conditions.ts';

export const create: Command = {
  id: 'create',
  group: 'run',
  title: { en: 'create', 'zh-CN': '只创建' },
  about: {
    en: 'Creates the containers without starting them.',
    'zh-CN': '只创建容器，不启动。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles),
  begin: (situation, target) => does(onTargets(situation, target, 'create')),
};
