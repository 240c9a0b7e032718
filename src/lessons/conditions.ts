import { selectService, selectServices } from '../model/services.ts';
import { copies } from '../model/sync.ts';
import type { World } from '../model/world.ts';
import type { Condition } from './lesson.ts';

/** A service is healthy. */
export function isHealthy(service: string): Condition {
  return ({ world }) => selectService(world, service)?.phase === 'healthy';
}

/** A one-shot service has ended with 0. */
export function isDone(service: string): Condition {
  return ({ world }) => selectService(world, service)?.phase === 'done';
}

/** A service has ended badly, or could not be started. */
export function hasFailed(service: string): Condition {
  return ({ world }) => selectService(world, service)?.phase === 'failed';
}

/** All that `up` starts runs, is healthy where that can be told, or is done. */
export const allIsUp: Condition = ({ world }) => {
  const meant = selectServices(world).filter(({ phase }) => phase !== 'off');
  return meant.length > 0 && meant.every(({ phase }) => ['running', 'healthy', 'done'].includes(phase));
};

/** A command failed, and what it said matches. */
export function jobFailed(said: RegExp): Condition {
  return ({ world }) => world.jobs.some(({ result }) => result?.kind === 'failed' && said.test(result.message));
}

/** A command that matches went well. */
export function jobDone(command: RegExp): Condition {
  return ({ world }) =>
    world.jobs.some(({ argv, result }) => result?.kind === 'succeeded' && command.test(argv.join(' ')));
}

/** A file that was saved was seen in the container as it is here. */
export const fileArrived: Condition = ({ world }) =>
  world.sync.entries.some(({ action, state }) => copies(action) && state === 'verified');

/** A file was saved under a watch rule. */
export const fileSaved: Condition = ({ world }) => world.sync.entries.some(({ state }) => state !== 'ignored');

/** The container of a service runs another image than at the beginning, and runs well. */
export function builtAnew(service: string): Condition {
  const imageOf = (world: World) =>
    Object.values(world.containers).find((container) => container.service === service)?.imageId;
  return (seen) => {
    const before = imageOf(seen.start);
    const now = imageOf(seen.world);
    return before !== undefined && now !== undefined && now !== before && isHealthy(service)(seen);
  };
}

/** An address of a service was opened. */
export function openedPort(service: string): Condition {
  return ({ world, opened }) => {
    const ports = selectService(world, service)?.endpoints.map(({ host }) => String(host)) ?? [];
    return opened.some((url) => URL.canParse(url) && ports.includes(new URL(url).port));
  };
}

/** All of these. */
export function all(...conditions: readonly Condition[]): Condition {
  return (seen) => conditions.every((holds) => holds(seen));
}

/** At least one of these. */
export function any(...conditions: readonly Condition[]): Condition {
  return (seen) => conditions.some((holds) => holds(seen));
}
