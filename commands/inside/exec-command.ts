import { catalogue } from '../../src/words/catalogue.ts';
import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { askCommand } from '../parts/ask-command.ts';
import { engine, one, project, running, when } from '../parts/conditions.ts';
import { onlyService } from '../parts/target.ts';
import { execArgv } from './exec-target.ts';

export const execCommand: Command = {
  id: 'exec-command',
  group: 'inside',
  title: { en: 'run a command', 'zh-CN': '执行命令' },
  about: {
    en: 'Runs one command in the running container.',
    'zh-CN': '在运行中的容器里执行一条命令。',
  },
  keys: ['E'],
  scope: 'targets',
  danger: 'none',
  topic: 'commands',
  changes: true,
  needs: [],
  available: when(engine, project, one, running),
  begin: (situation, target) =>
    askCommand(
      words(situation.language).title(onlyService(situation, target)?.name ?? ''),
      situation.language,
      (argv) => does({ kind: 'attach', argv: execArgv(situation, target, argv), hold: true }),
    ),
};

const words = catalogue(
  { title: (service: string) => `A command in the container of ${service}` },
  { title: (service) => `在 ${service} 的容器里执行` },
);
