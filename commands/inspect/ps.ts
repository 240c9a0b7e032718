import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { engine, inFiles, project, when } from '../parts/conditions.ts';
import { namesOf } from '../parts/target.ts';

export const ps: Command = {
  id: 'ps',
  group: 'inspect',
  title: { en: 'containers (ps)', 'zh-CN': '容器列表（ps）' },
  about: {
    en: 'Lists the containers with their states and ports, stopped ones too.',
    'zh-CN': '列出容器及其状态和端口，包括已停止的。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: false,
  needs: [],
  available: when(engine, project, inFiles),
  begin: (situation, target) => does(output(compose(situation, 'ps', '--all', ...namesOf(target)))),
};
