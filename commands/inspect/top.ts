import type { Command } from '../command.ts';
import { compose, does, output } from '../parts/argv.ts';
import { engine, inFiles, project, running, when } from '../parts/conditions.ts';
import { namesOf } from '../parts/target.ts';

export const top: Command = {
  id: 'top',
  group: 'inspect',
  title: { en: 'processes (top)', 'zh-CN': '进程列表（top）' },
  about: {
    en: 'Lists the processes inside the running containers.',
    'zh-CN': '列出运行中的容器里的进程。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'container',
  changes: false,
  needs: [],
  available: when(engine, project, inFiles, running),
  begin: (situation, target) => does(output(compose(situation, 'top', ...namesOf(target)))),
};
