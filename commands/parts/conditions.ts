import type { Availability, Command, Situation, Target } from '../command.ts';
import { reasons } from './reasons.ts';
import { containersOf, onlyService, servicesOf } from './target.ts';

/** Something that has to be so for a command to make sense. */
export type Condition = (situation: Situation, target: Target) => Availability;

/** Available when all of these hold; the first that does not gives the reason. */
export function when(...conditions: readonly Condition[]): Command['available'] {
  return (situation, target) => {
    for (const condition of conditions) {
      const answer = condition(situation, target);
      if (!answer.ok) return answer;
    }
    return { ok: true };
  };
}

/** Always: what only concerns the screen. */
export const always: Command['available'] = () => ({ ok: true });

/** The engine answers. */
export const engine: Condition = ({ world, language }) => {
  if (world.engine.state === 'connected') return { ok: true };
  const words = reasons(language);
  return { ok: false, why: world.engine.state === 'lost' ? words.engineLost : words.engineConnecting };
};

/** There is a project. */
export const project: Condition = ({ world, language }) =>
  holds(world.project !== null, () => reasons(language).noProject);

/** The compose files know every service that is meant; Compose refuses the name of an orphan. */
export const inFiles: Condition = (situation, target) => {
  const orphan = target.kind === 'services' && servicesOf(situation, target).find((service) => !service.spec);
  return orphan ? { ok: false, why: reasons(situation.language).orphan(orphan.name) } : { ok: true };
};

/** At least one of them is built here. A project that is only known by its labels may be. */
export const built: Condition = (situation, target) =>
  holds(
    situation.world.project?.origin === 'labels' || servicesOf(situation, target).some(({ spec }) => spec?.build),
    () => subject(situation, target, 'notBuilt', 'nothingBuilt'),
  );

/** At least one container of them runs. */
export const running: Condition = (situation, target) => {
  const states = containersOf(situation, target).map(({ state }) => state);
  return holds(states.includes('running'), () =>
    states.includes('paused')
      ? subject(situation, target, 'isPaused', 'allPaused')
      : subject(situation, target, 'notRunning', 'nothingRuns'),
  );
};

/** At least one container of them could be stopped: it runs, restarts or is paused. */
export const alive: Condition = (situation, target) =>
  holds(
    containersOf(situation, target).some(
      ({ state }) => state === 'running' || state === 'restarting' || state === 'paused',
    ),
    () => subject(situation, target, 'notRunning', 'nothingRuns'),
  );

/** At least one container of them exists. */
export const created: Condition = (situation, target) =>
  holds(containersOf(situation, target).length > 0, () =>
    subject(situation, target, 'noContainer', 'projectNoContainer'),
  );

/** At least one container of them is there and does not run. */
export const stopped: Condition = (situation, target) =>
  holds(
    containersOf(situation, target).some(({ state }) => state === 'created' || state === 'exited'),
    () => subject(situation, target, 'notStopped', 'nothingStopped'),
  );

/** At least one container of them is paused. */
export const paused: Condition = (situation, target) =>
  holds(
    containersOf(situation, target).some(({ state }) => state === 'paused'),
    () => subject(situation, target, 'notPaused', 'nothingPaused'),
  );

/** Exactly one service is meant. */
export const one: Condition = (situation, target) =>
  holds(onlyService(situation, target) !== null, () => reasons(situation.language).oneService);

function holds(is: boolean, why: () => string): Availability {
  return is ? { ok: true } : { ok: false, why: why() };
}

type OfServices = 'notBuilt' | 'notRunning' | 'isPaused' | 'noContainer' | 'notStopped' | 'notPaused';
type OfProject =
  | 'nothingBuilt'
  | 'nothingRuns'
  | 'allPaused'
  | 'projectNoContainer'
  | 'nothingStopped'
  | 'nothingPaused';

function subject({ language }: Situation, target: Target, ofServices: OfServices, ofProject: OfProject): string {
  const words = reasons(language);
  return target.kind === 'project' ? words[ofProject] : words[ofServices](words.join(target.names));
}
