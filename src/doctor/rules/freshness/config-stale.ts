import { type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { placeOf } from '../running/places.ts';
import { makeAnew } from './make-anew.ts';

/** A container was made with another configuration than the files have now. A person who changed them is misled while it runs; one that does not run is made anew by the next `up`. */
export const configStale: Rule = {
  code: 'config.stale',
  supersedes: [],
  find: ({ world, isPasted }, language) =>
    isPasted
      ? []
      : selectServices(world)
          .filter(({ stale, spec }) => stale.config.stale === true && spec !== null)
          .map((service) => findingOf(service, world, language)),
};

function findingOf(service: Service, world: World, language: Language): Finding {
  const words = freshnessWords(language);
  const { name, state } = service;
  const isUp = state === 'running' || state === 'paused' || state === 'restarting';
  return {
    code: 'config.stale',
    severity: isUp ? 'warning' : 'info',
    service: name,
    title: isUp ? words.configTitle(name) : words.configTitleStopped(name),
    evidence: keyEvidence(service, world, language),
    why: words.configWhy,
    fixes: makeAnew(service, language),
    topic: 'config',
    suffers: [],
  };
}

const SHOWN_KEYS = 6;

/** Keys alone: their values may be secret. */
function keyEvidence({ name, stale }: Service, world: World, language: Language): readonly Evidence[] {
  const words = freshnessWords(language);
  const source = `docker compose config ${name}`;
  const { keys } = stale.config;
  if (keys.length === 0) return [{ source, text: words.configUnknown }];
  const shown = keys.slice(0, SHOWN_KEYS).map((key) => {
    const place = placeOf(world, `services.${name}.${key}`);
    return { source: place ? placeText(place, world) : source, text: key };
  });
  return keys.length > SHOWN_KEYS ? [...shown, { source, text: words.moreKeys(keys.length - SHOWN_KEYS) }] : shown;
}
