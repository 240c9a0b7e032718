import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';

export const configVolumes: Command = {
  id: 'config-volumes',
  group: 'inspect',
  title: { en: 'configuration: volumes', 'zh-CN': '配置：卷' },
  about: {
    en: 'Lists the named volumes of the merged configuration: those that down -v removes.',
    'zh-CN': '列出合并后的配置里的命名卷，也就是 down -v 会删除的卷。',
  },
  keys: [],
  scope: 'project',
  danger: 'none',
  topic: 'volumes',
  changes: false,
  needs: [],
  available: always,
  begin: (situation) => does(output(compose(situation, 'config', '--volumes'))),
};
