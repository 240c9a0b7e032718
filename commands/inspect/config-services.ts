import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';

export const configServices: Command = {
  id: 'config-services',
  group: 'inspect',
  title: { en: 'configuration: services', 'zh-CN': '配置：服务名' },
  about: {
    en: 'Lists the services of the merged configuration.',
    'zh-CN': '列出合并后的配置里有哪些服务。',
  },
  keys: [],
  scope: 'project',
  danger: 'none',
  topic: 'config',
  changes: false,
  needs: [],
  available: always,
  begin: (situation) => does(output(compose(situation, 'config', '--services'))),
};
