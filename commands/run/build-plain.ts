import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { built, engine, inFiles, project, when } from '../parts/conditions.ts';
import { namesOf } from '../parts/target.ts';

export const buildPlain: Command = {
  id: 'build-plain',
  group: 'run',
  title: { en: 'build, every line', 'zh-CN': '构建并显示完整输出' },
  about: {
    en: 'Builds and shows everything that BuildKit prints: to see which step missed the cache.',
    'zh-CN': '构建并显示 BuildKit 的全部输出：用来排查哪一步没有命中缓存。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'layers',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, built),
  begin: (situation, target) =>
    does(output(compose(situation, 'build', '--progress', 'plain', ...namesOf(target)), namesOf(target))),
};
