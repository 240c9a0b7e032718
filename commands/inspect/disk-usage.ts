import type { Command } from '../command.ts';
import { docker, does, output } from '../parts/argv.ts';
import { engine, when } from '../parts/conditions.ts';

export const diskUsage: Command = {
  id: 'disk-usage',
  group: 'inspect',
  title: { en: 'disk usage', 'zh-CN': '磁盘占用' },
  about: {
    en: 'Shows how much space images, containers, volumes and the build cache take.',
    'zh-CN': '查看镜像、容器、卷和构建缓存各占多少空间。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'disk',
  changes: false,
  needs: [],
  available: when(engine),
  begin: (situation) => does(output(docker(situation, 'system', 'df'))),
};
