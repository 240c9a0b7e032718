import type { Service } from '../../src/model/services.ts';
import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Situation, Step, Target } from '../command.ts';
import { compose, does } from '../parts/argv.ts';
import { cancel, deletion } from '../parts/choices.ts';
import { engine, inFiles, one, project, when } from '../parts/conditions.ts';
import { listing } from '../parts/listing.ts';
import { reasons } from '../parts/reasons.ts';
import { onlyService } from '../parts/target.ts';

export const scale: Command = {
  id: 'scale',
  group: 'run',
  title: { en: 'scale', 'zh-CN': '扩缩副本' },
  about: {
    en: 'Runs a number of containers of the service; shows first what goes when there are to be fewer.',
    'zh-CN': '设定服务运行多少个容器；减少时先列出会删掉哪些。',
  },
  keys: [],
  scope: 'targets',
  danger: 'deletes',
  topic: 'container',
  changes: true,
  needs: [],
  available: when(engine, project, one, inFiles),
  begin: ask,
};

/** More than this is a slip of the finger. */
const MOST = 100;

function ask(situation: Situation, target: Target): Step {
  const service = onlyService(situation, target);
  const words = scaleWords(situation.language);
  if (!service) return { kind: 'say', sentence: reasons(situation.language).oneService };
  return {
    kind: 'ask',
    title: words.title(service.name),
    hint: service.spec?.ports.some(({ published }) => /^\d+$/.test(published)) ? words.fixedPort : words.hint,
    initial: String(Math.max(1, service.containers.length)),
    answer: (text) => {
      const number = Number(text.trim());
      return /^\d+$/.test(text.trim()) && number <= MOST
        ? scaleTo(situation, service, number)
        : { kind: 'say', sentence: words.notANumber(MOST) };
    },
  };
}

/** Compose removes the containers with the highest numbers (2.40), so those are shown. */
function scaleTo(situation: Situation, { name, containers }: Service, number: number): Step {
  const { language } = situation;
  const words = scaleWords(language);
  const argv = compose(situation, 'up', '-d', '--scale', `${name}=${number}`, '--no-recreate', name);
  const next = does({ kind: 'run', argv, services: [name], show: 'activity' });
  const goes = containers.slice(number).map((container) => container.name);
  if (goes.length === 0) return next;
  return {
    kind: 'choose',
    title: words.fewer(name, number),
    intro: [words.lost],
    choices: [cancel(language), deletion('r', words.remove(goes.length), next, listing(goes, language))],
  };
}

const scaleWords = catalogue(
  {
    title: (service: string) => `How many containers of ${service}?`,
    hint: 'They share the service name: Docker spreads connections over them.',
    fixedPort:
      'It publishes a fixed port of your machine, which only one container can have: a second one will not start.',
    notANumber: (most: number) => `Type a whole number from 0 to ${most}.`,
    fewer: (service: string, number: number) => `Scale ${service} down to ${number}?`,
    lost: 'The files and the log in a removed container go with it.',
    remove: (count: number) => (count === 1 ? 'remove 1 container' : `remove ${count} containers`),
  },
  {
    title: (service) => `${service} 要运行几个容器？`,
    hint: '它们共用一个服务名，Docker 会把连接分摊给它们。',
    fixedPort: '它发布了固定的宿主机端口，同一端口只能给一个容器，第二个会启动失败。',
    notANumber: (most) => `请输入 0 到 ${most} 之间的整数。`,
    fewer: (service, number) => `把 ${service} 缩减到 ${number} 个？`,
    lost: '被删容器里的文件和日志会一并消失。',
    remove: (count) => `删除 ${count} 个容器`,
  },
);
