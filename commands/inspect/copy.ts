import { webUrls } from '../../src/model/urls.ts';
import { quote } from '../../src/text/shell.ts';
import { catalogue } from '../../src/words/catalogue.ts';
import type { Choice, Command, Situation, Target } from '../command.ts';
import { does } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { type Condition, when } from '../parts/conditions.ts';
import { imageOf } from '../parts/image.ts';
import { containersOf, onlyService, servicesOf } from '../parts/target.ts';

const something: Condition = (situation, target) =>
  choicesOf(situation, target).length > 0 ? { ok: true } : { ok: false, why: copyWords(situation.language).nothing };

export const copy: Command = {
  id: 'copy',
  group: 'inspect',
  title: { en: 'copy', 'zh-CN': '复制' },
  about: {
    en: 'Copies an id, a name, an address, the image or the last command to the clipboard.',
    'zh-CN': '把 ID、名称、地址、镜像或最近的命令复制到剪贴板。',
  },
  keys: ['c'],
  scope: 'targets',
  danger: 'none',
  topic: 'commands',
  changes: false,
  needs: [],
  available: when(something),
  begin: (situation, target) => ({
    kind: 'choose',
    title: copyWords(situation.language).title,
    intro: [],
    choices: choicesOf(situation, target),
  }),
};

/** What there is to copy; an answer whose text does not exist is left out. */
function choicesOf(situation: Situation, target: Target): readonly Choice[] {
  const { world, language } = situation;
  const words = copyWords(language);
  const service = onlyService(situation, target);
  const [container] = service ? containersOf(situation, target) : [];
  const [url] = servicesOf(situation, target).flatMap(webUrls);
  const job = world.jobs.at(-1);
  const texts: readonly (readonly [string, string, string | undefined])[] = [
    ['n', words.name, container?.name ?? (service ? undefined : world.project?.name)],
    ['i', words.id, container?.id],
    ['u', words.url, url],
    ['m', words.image, service ? imageOf(service, world) : undefined],
    ['l', words.command, job && quote(job.argv)],
  ];
  return texts.flatMap(([key, label, text]) =>
    text === undefined ? [] : [choice(key, `${label}  ${text}`, does({ kind: 'copy', text }))],
  );
}

const copyWords = catalogue(
  {
    title: 'Copy what?',
    name: 'name',
    id: 'container id',
    url: 'address',
    image: 'image',
    command: 'last command',
    nothing: 'There is nothing to copy yet.',
  },
  {
    title: '复制什么？',
    name: '名称',
    id: '容器 ID',
    url: '地址',
    image: '镜像',
    command: '最近的命令',
    nothing: '还没有可以复制的内容。',
  },
);
