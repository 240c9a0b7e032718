import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { engine, one, project, running, when } from '../parts/conditions.ts';
import { execArgv } from './exec-target.ts';

export const exec: Command = {
  id: 'exec',
  group: 'inside',
  title: { en: 'shell', 'zh-CN': '进入容器' },
  about: {
    en: 'Opens a shell in the running container: bash where there is one, otherwise sh.',
    'zh-CN': '在运行中的容器里打开 shell：有 bash 就用 bash，否则用 sh。',
  },
  keys: ['e'],
  scope: 'targets',
  danger: 'none',
  topic: 'commands',
  changes: true,
  needs: [],
  available: when(engine, project, one, running),
  begin: (situation, target) =>
    does({ kind: 'attach', argv: execArgv(situation, target, ['sh', '-c', BASH_OR_SH]), hold: false }),
};

/** `exec`, so that leaving the shell leaves no other behind. */
const BASH_OR_SH = 'command -v bash >/dev/null 2>&1 && exec bash || exec sh';
