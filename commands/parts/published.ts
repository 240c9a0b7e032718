import { webUrls } from '../../src/model/urls.ts';
import { catalogue } from '../../src/words/catalogue.ts';
import type { Condition } from './conditions.ts';
import { reasons } from './reasons.ts';
import { servicesOf } from './target.ts';

/** Some running service of those that are meant can be reached over HTTP from this machine. */
export const published: Condition = (situation, target) => {
  if (servicesOf(situation, target).some((service) => webUrls(service).length > 0)) return { ok: true };
  const words = publishedWords(situation.language);
  if (target.kind === 'project') return { ok: false, why: words.noneOfProject };
  return { ok: false, why: words.none(reasons(situation.language).join(target.names)) };
};

const publishedWords = catalogue(
  {
    none: (names: string) => `${names} publishes no HTTP port, so it has no address on this machine.`,
    noneOfProject: 'Nothing that runs here publishes an HTTP port.',
  },
  {
    none: (names) => `${names} 没有发布 HTTP 端口，在本机没有可访问的地址。`,
    noneOfProject: '运行中的服务都没有发布 HTTP 端口。',
  },
);
