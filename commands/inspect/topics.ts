import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';

export const topics: Command = {
  id: 'topics',
  group: 'inspect',
  title: { en: 'topics', 'zh-CN': '知识点' },
  about: {
    en: 'Explains the ideas behind this screen with this project: images, networks, ports, variables, watch and more.',
    'zh-CN': '结合这个项目讲解界面背后的概念：镜像、网络、端口、环境变量、文件监听等。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'compose',
  changes: false,
  needs: [],
  available: always,
  begin: () => does({ kind: 'topic', topic: null }),
};
