import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, when } from '../parts/conditions.ts';

export const networks: Command = {
  id: 'networks',
  group: 'inspect',
  title: { en: 'networks', 'zh-CN': '网络列表' },
  about: {
    en: 'Lists the networks of the engine.',
    'zh-CN': '列出本机所有网络。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'network',
  changes: false,
  needs: [],
  available: when(engine),
  begin: (situation) => does(output(docker(situation, 'network', 'ls'))),
};
