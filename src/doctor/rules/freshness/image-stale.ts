import { type Service, selectServices } from '../../../model/services.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Finding } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { makeAnew } from './make-anew.ts';

/** An image's name has moved on, and a container is of the image that had it before. Nothing is wrong with that until one expects the new one. */
export const imageStale: Rule = {
  code: 'image.stale',
  supersedes: [],
  find: ({ world, isPasted }, language) =>
    isPasted
      ? []
      : selectServices(world)
          .filter(({ stale, spec }) => stale.image === true && spec !== null)
          .map((service) => findingOf(service, language)),
};

function findingOf(service: Service, language: Language): Finding {
  const words = freshnessWords(language);
  const { name, spec, state, containers } = service;
  const image = spec?.image ?? containers[0]?.image ?? name;
  return {
    code: 'image.stale',
    severity: 'info',
    service: name,
    title: state === 'running' ? words.imageTitle(name) : words.imageTitleStopped(name),
    evidence: containers.slice(0, 1).map((container) => ({
      source: `docker inspect ${container.name}`,
      text: words.imageEvidence(shortId(container.imageId)),
    })),
    why: words.imageWhy(plain(image)),
    fixes: makeAnew(service, language),
    topic: 'image',
    suffers: [],
  };
}

/** As `docker images` shows it. */
function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
