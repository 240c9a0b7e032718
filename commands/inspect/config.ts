import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';
import { namesOf } from '../parts/target.ts';

export const config: Command = {
  id: 'config',
  group: 'inspect',
  title: { en: 'merged configuration', 'zh-CN': '合并后的配置' },
  about: {
    en: 'Prints what Compose makes of all files and variables together; it can show secrets from .env.',
    'zh-CN': '显示所有文件和变量合并后的最终配置；其中可能包含 .env 里的密钥。',
  },
  keys: ['v'],
  scope: 'targets',
  danger: 'none',
  topic: 'config',
  changes: false,
  needs: [],
  available: always,
  begin: (situation, target) => does(output(compose(situation, 'config', ...namesOf(target)))),
};
