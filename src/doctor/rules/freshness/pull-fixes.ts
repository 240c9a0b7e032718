import { DOCKER_HUB, imageName } from '../../../model/image-name.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { pullWords } from '../../../words/doctor/pull.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, compose, editFix, stepFix } from '../../fixes.ts';
import { placeOf } from '../running/places.ts';
import { dockerfilePlace } from './failed-builds.ts';
import type { FailedPull } from './failed-pulls.ts';

/** The ways out of a refused image, by the reason, the safest first. */
export function pullFixes(pull: FailedPull, world: World, language: Language): readonly Fix[] {
  const { image, builders } = pull;
  const ways = waysFor(pull, world, language);
  const [builder] = builders;
  switch (pull.refusal.kind) {
    case 'denied':
    case 'missing':
      if (builder !== undefined && !pull.isBase) return [ways.build(builder), ways.edit];
      return pull.refusal.kind === 'denied' ? [ways.edit, ways.login, ways.again] : [ways.edit, ways.again];
    case 'unauthorized':
      return [ways.login, ways.edit, ways.again];
    case 'name':
      return [ways.edit];
    case 'platform':
      return [...(image === null ? [] : [ways.look(image)]), ways.emulate, ways.edit];
    case 'limit':
      return [ways.wait, ways.login, ways.again];
    case 'refused':
      return [ways.startRegistry, ways.edit, ways.again];
    case 'certificate':
      return [ways.trust, ways.again];
    case 'plain':
      return [ways.edit, ways.insecure];
    case 'proxy':
      return [ways.seeProxy, ways.network, ways.again];
    case 'dns':
    case 'slow':
    case 'cut':
      return [ways.again, ways.seeProxy, ways.network, ...(isHub(pull) ? [ways.mirror] : [])];
  }
}

/** The registry as people call it: its host, or Docker Hub. */
export function registryOf({ image, refusal }: FailedPull, language: Language): string {
  const registry = image === null ? '' : imageName(image).registry;
  if (registry === DOCKER_HUB || HUB.test(refusal.subject)) return 'Docker Hub';
  return registry !== '' ? registry : hostOf(refusal.subject, language);
}

/** The host that was asked. */
export function hostOf(subject: string, language: Language): string {
  return subject === '' ? pullWords(language).theRegistry : subject;
}

const HUB = /(?:^|\.)docker\.(?:io|com)(?::\d+)?$/;

function isHub(pull: FailedPull): boolean {
  return HUB.test(pull.refusal.subject) || (pull.image !== null && imageName(pull.image).registry === DOCKER_HUB);
}

function waysFor(pull: FailedPull, world: World, language: Language) {
  const words = pullWords(language);
  const { service, image, isBase, refusal } = pull;
  const registry = registryOf(pull, language);
  const host = hostOf(refusal.subject, language);
  const login = registry === 'Docker Hub' || registry === words.theRegistry ? [] : [registry];
  return {
    build: (builder: string) => commandFix(words.build(builder), compose('build', builder), words.buildExplain),
    login: commandFix(words.login(registry), ['docker', 'login', ...login], words.loginExplain),
    edit: nameFix(pull, world, language),
    again: isBase
      ? commandFix(
          words.againAll,
          compose('build', '--pull', ...(service === null ? [] : [service])),
          words.againBuildExplain,
        )
      : commandFix(
          service === null ? words.againAll : words.again(service),
          service === null && image !== null
            ? ['docker', 'pull', image]
            : compose('pull', ...(service === null ? [] : [service])),
          words.againExplain,
        ),
    look: (name: string) => commandFix(words.look(name), ['docker', 'manifest', 'inspect', name], words.lookExplain),
    emulate: editFix(
      words.emulate,
      service === null ? null : placeOf(world, `services.${service}.platform`, `services.${service}.image`),
      words.emulateExplain(refusal.subject === '' ? words.thisProcessor : refusal.subject),
    ),
    wait: stepFix(words.wait, words.waitExplain),
    startRegistry: stepFix(words.startRegistry, words.startRegistryExplain(host)),
    trust: stepFix(words.trust, words.trustExplain(host)),
    insecure: stepFix(words.insecure, words.insecureExplain(host)),
    network: stepFix(words.network, words.networkExplain),
    mirror: stepFix(words.mirror, words.mirrorExplain),
    seeProxy: commandFix(words.seeProxy, ['docker', 'info'], words.seeProxyExplain),
  };
}

function nameFix({ service, isBase, image }: FailedPull, world: World, language: Language): Fix {
  const words = pullWords(language);
  if (isBase) return editFix(words.edit, dockerfilePlace(world, service, 1), words.editBaseExplain);
  const key = `services.${service}.image`;
  const written = world.sources?.places[key]?.written ?? image ?? words.anImage;
  return editFix(words.edit, service === null ? null : placeOf(world, key), words.editExplain(written));
}
