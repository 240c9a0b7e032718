import { selectService } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { pullWords } from '../../../words/doctor/pull.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { type FailedPull, failedPulls } from './failed-pulls.ts';
import { hostOf, pullFixes, registryOf } from './pull-fixes.ts';

/** A registry did not give an image that a service or a build needs. */
export const imagePullFailed: Rule = {
  code: 'image.pull-failed',
  supersedes: ['build.failed', 'watch.sync-failed', 'dependency.waiting'],
  find: (known, language) => failedPulls(known).map((pull) => findingOf(pull, known.world, language)),
};

function findingOf(pull: FailedPull, world: World, language: Language): Finding {
  const { service } = pull;
  const isUp = service !== null && selectService(world, service)?.state === 'running';
  return {
    code: 'image.pull-failed',
    severity: isUp ? 'warning' : 'error',
    service,
    title: titleOf(pull, language),
    evidence: [{ source: pull.source, text: plain(pull.line) }, ...imageEvidence(pull, world)],
    why: whyOf(pull, language),
    fixes: pullFixes(pull, world, language),
    topic: pull.refusal.kind === 'name' || pull.refusal.kind === 'platform' ? 'image' : 'registry',
    suffers: [],
  };
}

function titleOf({ service, image, isBase }: FailedPull, language: Language): string {
  const words = pullWords(language);
  if (image === null) return service === null ? words.titleUnknown : words.titleService(service);
  if (isBase) return service === null ? words.titleBaseImage(image) : words.titleBase(service, image);
  return service === null ? words.titleImage(image) : words.title(service, image);
}

/** Where the project names it, since a typing error there is the commonest cause. */
function imageEvidence({ service, isBase }: FailedPull, world: World): readonly Evidence[] {
  const place = isBase ? undefined : world.sources?.places[`services.${service}.image`];
  return place ? [{ source: placeText(place, world), text: `image: ${place.written ?? ''}` }] : [];
}

function whyOf(pull: FailedPull, language: Language): string {
  const words = pullWords(language);
  const image = pull.image ?? words.anImage;
  const registry = registryOf(pull, language);
  const host = hostOf(pull.refusal.subject, language);
  const [builder] = pull.builders;
  switch (pull.refusal.kind) {
    case 'denied':
    case 'missing':
      if (builder !== undefined && !pull.isBase) return words.builtHere(image, builder);
      return pull.refusal.kind === 'denied' ? words.denied(registry, image) : words.missing(registry, image);
    case 'unauthorized':
      return words.unauthorized(registry);
    case 'limit':
      return words.limit(registry);
    case 'platform':
      return words.platform(image, pull.refusal.subject === '' ? words.thisProcessor : pull.refusal.subject);
    case 'name':
      return words.name(image);
    case 'proxy':
      return words.proxy;
    case 'dns':
    case 'refused':
    case 'slow':
    case 'cut':
    case 'certificate':
    case 'plain':
      return words[pull.refusal.kind](host);
  }
}
