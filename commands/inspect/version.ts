import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';

export const version: Command = {
  id: 'version',
  group: 'inspect',
  title: { en: 'Compose version', 'zh-CN': 'Compose 版本' },
  about: {
    en: 'Shows the version of Docker Compose.',
    'zh-CN': '查看 Docker Compose 的版本。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'config',
  changes: false,
  needs: [],
  available: always,
  begin: (situation) => does(output(compose(situation, 'version'))),
};
