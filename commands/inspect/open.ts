import { webUrls } from '../../src/model/urls.ts';
import { catalogue } from '../../src/words/catalogue.ts';
import type { Command, Situation, Step, Target } from '../command.ts';
import { does } from '../parts/argv.ts';
import { choice } from '../parts/choices.ts';
import { engine, project, running, when } from '../parts/conditions.ts';
import { published } from '../parts/published.ts';
import { servicesOf } from '../parts/target.ts';

export const open: Command = {
  id: 'open',
  group: 'inspect',
  title: { en: 'open', 'zh-CN': '浏览器打开' },
  about: {
    en: 'Opens the published port in the browser; asks which where there are several.',
    'zh-CN': '在浏览器里打开发布的端口；有多个时会询问。',
  },
  keys: ['o'],
  scope: 'targets',
  danger: 'none',
  topic: 'ports',
  changes: false,
  needs: [],
  available: when(engine, project, running, published),
  begin: ask,
};

function ask(situation: Situation, target: Target): Step {
  const addresses = servicesOf(situation, target).flatMap((service) =>
    webUrls(service).map((url) => ({ url, service: service.name })),
  );
  const [first] = addresses;
  if (first && addresses.length === 1) return does({ kind: 'open', url: first.url });
  return {
    kind: 'choose',
    title: words(situation.language).title,
    intro: [],
    choices: addresses.map(({ url, service }, at) =>
      choice(keyOf(at), `${service}  ${url}`, does({ kind: 'open', url })),
    ),
  };
}

/** 1 to 9, then letters; more than that are chosen with the arrows. */
function keyOf(at: number): string {
  return '123456789abcdefghilmnopqrstuvwxyz'[at] ?? '';
}

const words = catalogue({ title: 'Open which address?' }, { title: '打开哪个地址？' });
