import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Situation, Step, Target } from '../command.ts';
import { compose, does } from '../parts/argv.ts';
import { askCommand } from '../parts/ask-command.ts';
import { choice } from '../parts/choices.ts';
import { engine, inFiles, one, project, when } from '../parts/conditions.ts';
import { onlyService } from '../parts/target.ts';

export const runOneOff: Command = {
  id: 'run-one-off',
  group: 'inside',
  title: { en: 'one-off container', 'zh-CN': '一次性容器' },
  about: {
    en: 'Starts a new container of the service for one shell or command, and removes it afterwards.',
    'zh-CN': '为一个 shell 或一条命令启动该服务的新容器，用完即删。',
  },
  keys: ['R'],
  scope: 'targets',
  danger: 'none',
  topic: 'commands',
  changes: true,
  needs: [],
  available: when(engine, project, one, inFiles),
  begin: ask,
};

function ask(situation: Situation, target: Target): Step {
  const words = oneOffWords(situation.language);
  const service = onlyService(situation, target);
  const name = service?.name ?? '';
  const before = service?.gates.map((gate) => gate.service) ?? [];
  const shell = (program: string) =>
    does({ kind: 'attach', argv: compose(situation, 'run', '--rm', '--entrypoint', program, name), hold: false });
  const command = askCommand(words.askTitle(name), situation.language, (argv) =>
    does({ kind: 'attach', argv: compose(situation, 'run', '--rm', name, ...argv), hold: true }),
  );
  return {
    kind: 'choose',
    title: words.title(name),
    intro: before.length > 0 ? [words.intro, words.starts(before.join(', '))] : [words.intro],
    choices: [
      choice('b', words.bash, shell('bash')),
      choice('s', words.sh, shell('sh')),
      choice('c', words.command, command),
    ],
  };
}

const oneOffWords = catalogue(
  {
    title: (service: string) => `A new container of ${service}`,
    intro: 'It publishes no ports and is removed when it ends.',
    starts: (names: string) => `Compose starts what it depends on first: ${names}.`,
    bash: 'a shell (bash) instead of its program',
    sh: 'a shell (sh) instead of its program, where there is no bash',
    command: 'a command, which you type',
    askTitle: (service: string) => `A command in a new container of ${service}`,
  },
  {
    title: (service) => `${service} 的新容器`,
    intro: '它不发布端口，结束后自动删除。',
    starts: (names) => `Compose 会先启动它依赖的服务：${names}。`,
    bash: '用 shell（bash）代替它的程序',
    sh: '用 shell（sh）代替它的程序，适合没有 bash 的镜像',
    command: '执行一条输入的命令',
    askTitle: (service) => `在 ${service} 的新容器里执行`,
  },
);
