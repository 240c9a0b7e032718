import { catalogue } from '../../src/words/catalogue.ts';
import type { Command } from '../command.ts';
import { does, onTargets } from '../parts/argv.ts';
import { cancel, choice } from '../parts/choices.ts';
import { alive, engine, inFiles, project, when } from '../parts/conditions.ts';
import { listing } from '../parts/listing.ts';
import { containersOf } from '../parts/target.ts';

export const kill: Command = {
  id: 'kill',
  group: 'run',
  title: { en: 'kill', 'zh-CN': '强制停止' },
  about: {
    en: 'Ends the processes at once (SIGKILL), without time to finish; asks first.',
    'zh-CN': '立即结束进程（SIGKILL），不给收尾的时间；执行前会询问。',
  },
  keys: ['K'],
  scope: 'targets',
  danger: 'restarts',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, inFiles, alive),
  begin: (situation, target) => {
    const { language } = situation;
    const words = killWords(language);
    // A replica cannot be killed alone: Compose takes the service.
    const meant = target.kind === 'project' ? target : { ...target, replica: null };
    const names = containersOf(situation, meant)
      .filter(({ state }) => state !== 'exited' && state !== 'created')
      .map(({ name }) => name);
    const next = does(onTargets(situation, target, 'kill'));
    return {
      kind: 'choose',
      title: words.title,
      intro: [words.intro],
      choices: [cancel(language), choice('y', words.yes(names.length), next, listing(names, language), 'restarts')],
    };
  },
};

const killWords = catalogue(
  {
    title: 'Kill without time to finish?',
    intro: 'What the processes have not written yet is lost. "stop" (s) gives them time.',
    yes: (count: number) => (count === 1 ? 'kill 1 container' : `kill ${count} containers`),
  },
  {
    title: '强制停止，不给收尾时间？',
    intro: '进程还没写完的数据会丢失。stop（s）会给它们收尾的时间。',
    yes: (count) => `强制停止 ${count} 个容器`,
  },
);
