import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, when } from '../parts/conditions.ts';

export const volumes: Command = {
  id: 'volumes',
  group: 'inspect',
  title: { en: 'volumes', 'zh-CN': '卷列表' },
  about: {
    en: 'Lists the volumes of the engine.',
    'zh-CN': '列出本机所有卷。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'volumes',
  changes: false,
  needs: [],
  available: when(engine),
  begin: (situation) => does(output(docker(situation, 'volume', 'ls'))),
};
