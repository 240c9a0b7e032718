import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { built, engine, inFiles, project, when } from '../parts/conditions.ts';

export const buildNoCache: Command = {
  id: 'build-no-cache',
  group: 'run',
  title: { en: 'build without cache', 'zh-CN': '无缓存构建' },
  about: {
    en: 'Builds every step anew: when the cache holds something that is out of date.',
    'zh-CN': '每一步都重新构建：缓存内容已经过时的时候用。',
  },
  keys: ['B'],
  scope: 'targets',
  danger: 'none',
  topic: 'layers',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, built),
  begin: (situation, target) => does(onTargets(situation, target, 'build', '--no-cache')),
};
