import type { Plan, Situation, Step, Target } from '../command.ts';
import { namesOf } from './target.ts';

/** `docker compose WORDS…` on this project. */
export function compose(situation: Situation, ...words: readonly string[]): readonly string[] {
  return [...situation.compose, ...words];
}

/** `docker WORDS…` on the same engine as the project: a `--context` before `compose` is kept, or a prune would reach another engine. */
export function docker(situation: Situation, ...words: readonly string[]): readonly string[] {
  const start = situation.compose[1] === '--context' ? 3 : 1;
  return [...situation.compose.slice(0, start), ...words];
}

/** `docker compose WORDS… [SERVICE…]` in the background, its progress shown with the activity. */
export function onTargets(situation: Situation, target: Target, ...words: readonly string[]): Plan {
  const services = namesOf(target);
  return { kind: 'run', argv: compose(situation, ...words, ...services), services, show: 'activity' };
}

/** A command that changes nothing, whose output is what is wanted. */
export function output(argv: readonly string[], services: readonly string[] = []): Plan {
  return { kind: 'run', argv, services, show: 'output' };
}

/** The step that is nothing but work. */
export function does(plan: Plan): Step {
  return { kind: 'do', plan };
}
