import { serviceOfRouter, type TraefikRouter } from '../../../model/traefik.ts';
import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { doctorTraefikWords } from '../../../words/doctor/traefik.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { compose, editFix, restartFix } from '../../fixes.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { labelPlace, proxiesFor, type Routed, routedServices } from './routed.ts';

/** Two services define one router differently, or have the same rule, so that Traefik takes neither or either. */
export const traefikDuplicateRule: Rule = {
  code: 'traefik.duplicate-rule',
  supersedes: ['traefik.port-mismatch'],
  find({ world, isPasted }, language) {
    if (isPasted) return [];
    const all = routedServices(world).filter(
      (routed) => routed.labels.enabled === true || proxiesFor(routed, world).length > 0,
    );
    const own = all.flatMap((routed) => routed.labels.routers.map((router) => ({ routed, router })));
    const pairs = own.flatMap((second, at) => own.slice(0, at).map((first) => ({ first, second })));
    const found = pairs.flatMap((pair) => findingsOf(pair, world, language));
    return found.filter((one, at) => found.findIndex(({ title }) => title === one.title) === at);
  },
};

type Own = { readonly routed: Routed; readonly router: TraefikRouter };
type Pair = { readonly first: Own; readonly second: Own };

function findingsOf(pair: Pair, world: World, language: Language): readonly Finding[] {
  const { first, second } = pair;
  const isOther = first.routed.service.name !== second.routed.service.name;
  if (!isOther || first.router.protocol !== second.router.protocol) return [];
  if (first.router.name.toLowerCase() === second.router.name.toLowerCase()) {
    return settings(first, world) === settings(second, world) ? [] : [sameName(pair, world, language)];
  }
  return wantsTheSame(first.router, second.router) ? [sameRule(pair, world, language)] : [];
}

/** All that Traefik compares: a router without a service leads to the one of its container, and without a rule it gets one by its container's name. */
function settings({ routed, router }: Own, { project }: World): string {
  const { service } = routed;
  const own = `${service.name}-${project?.name}`;
  const target = router.service ?? serviceOfRouter(routed.labels, router)?.name ?? own;
  const { rule, entryPoints, tls, certResolver, middlewares, priority } = router;
  return JSON.stringify([rule === '' ? own : rule, entryPoints, tls, certResolver, middlewares, priority, target]);
}

function wantsTheSame(one: TraefikRouter, other: TraefikRouter): boolean {
  const rule = normal(one.rule);
  if (rule === '' || rule !== normal(other.rule) || one.tls !== other.tls || one.priority !== other.priority)
    return false;
  const isAll = one.entryPoints.length === 0 || other.entryPoints.length === 0;
  return isAll || one.entryPoints.some((entry) => other.entryPoints.includes(entry));
}

function normal(rule: string): string {
  return rule.replaceAll(/\s+/g, '').replaceAll(/["']/g, '`');
}

function sameName(pair: Pair, world: World, language: Language): Finding {
  const words = doctorTraefikWords(language);
  const { first, second } = pair;
  const [one, other] = namesOf(pair);
  const isUp = first.routed.container !== null && second.routed.container !== null;
  return {
    ...base(pair, isUp ? 'error' : 'warning', world),
    title: words.nameTitle(second.router.name, one, other),
    why: words.nameWhy(second.router.name),
    fixes: [
      editFix(words.rename(second.router.name), rulePlace(second, world), words.renameExplain(other)),
      restartFix(words.anew(other), compose('up', '-d', other), words.anewExplain),
    ],
    suffers: isUp ? [one] : [],
  };
}

function sameRule(pair: Pair, world: World, language: Language): Finding {
  const words = doctorTraefikWords(language);
  const { first, second } = pair;
  const [one, other] = namesOf(pair);
  return {
    ...base(pair, 'warning', world),
    title: words.ruleTitle(one, other),
    why: words.ruleWhy(first.router.name, second.router.name),
    fixes: [
      editFix(words.changeRule, rulePlace(second, world), words.changeRuleExplain),
      restartFix(words.anew(other), compose('up', '-d', other), words.anewExplain),
    ],
    suffers: [],
  };
}

function base(pair: Pair, severity: Finding['severity'], world: World) {
  const code = 'traefik.duplicate-rule' as const;
  const evidence = [pair.first, pair.second].map((own) => evidenceOf(own, world));
  return { code, severity, service: pair.second.routed.service.name, evidence, topic: 'traefik' } as const;
}

function namesOf({ first, second }: Pair): readonly [string, string] {
  return [first.routed.service.name, second.routed.service.name];
}

function ruleKey({ router }: Own): string {
  return `traefik.${router.protocol}.routers.${router.name}.rule`;
}

function rulePlace(own: Own, world: World) {
  return labelPlace(world, own.routed.service.name, ruleKey(own));
}

function evidenceOf(own: Own, world: World): Evidence {
  const place = rulePlace(own, world);
  const { name } = own.routed.service;
  const source = place ? placeText(place, world) : `docker compose config ${name}`;
  return { source, text: plain(`${ruleKey(own)}=${own.router.rule}`) };
}
