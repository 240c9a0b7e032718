import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { inFiles, project, when } from '../parts/conditions.ts';

export const builds: Command = {
  id: 'builds',
  group: 'inspect',
  title: { en: 'build history', 'zh-CN': '构建历史' },
  about: {
    en: 'Shows when the images were built here, how long it took, how much came from the cache and why the rest did not, and their layers.',
    'zh-CN': '查看在这里构建镜像的时间、用时、缓存命中情况、没有命中的原因，以及镜像的各层。',
  },
  keys: ['I'],
  scope: 'targets',
  danger: 'none',
  topic: 'layers',
  changes: false,
  needs: [],
  available: when(project, inFiles),
  begin: (_situation, target) =>
    does({
      kind: 'builds',
      service: target.kind === 'services' && target.names.length === 1 ? (target.names[0] ?? null) : null,
    }),
};
