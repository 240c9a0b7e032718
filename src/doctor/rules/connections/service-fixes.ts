import type { Service } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, editFix } from '../../fixes.ts';
import { dependencyPlace } from '../running/places.ts';

/** Reads the log of the service at the other end. */
export function logFix(service: string, language: Language): Fix {
  const words = connectionWords(language);
  const argv = ['docker', 'compose', 'logs', '--tail', '200', service];
  return commandFix(words.readLog(service), argv, words.readLogExplain);
}

/** Starts the service at the other end; one whose profile is off needs that profile named. */
export function upFix({ name, phase, spec }: Service, language: Language): Fix {
  const words = connectionWords(language);
  const profile = phase === 'off' ? (spec?.profiles[0] ?? null) : null;
  const argv = ['docker', 'compose', ...(profile === null ? [] : ['--profile', profile]), 'up', '-d', name];
  return commandFix(words.up(name), argv, words.upExplain);
}

/** Makes a service wait for the other to be healthy. */
export function waitFix(service: string, other: string, world: World, language: Language): Fix {
  const words = connectionWords(language);
  const own = world.sources?.places[`services.${service}`] ?? null;
  return editFix(words.wait(service, other), dependencyPlace(world, service, other) ?? own, words.waitExplain(other));
}
