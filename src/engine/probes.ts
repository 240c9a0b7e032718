import type { Container, Healthcheck } from '../model/container.ts';
import type { EngineMessage } from './event.ts';

/**
 * Tells the runs of a healthcheck from other runs of commands in a container, so that its results are read when there are new ones. The engine
 * announces a probe as `exec_create: COMMAND`, and its end as `exec_die`, but tells nothing of a probe whose command could not start.
 */
export type ProbeTracker = {
  /** True when the event belongs to a probe of this container, which is then looked after. */
  take(message: EngineMessage, container: Container | undefined): boolean;
};

/** How long a probe may run until it is looked whether it could not start. */
const START_MS = 400;

/** The last look comes this long after the healthcheck's own time-out. */
const GRACE_MS = 400;

/** @param ended called with the container's id when its health log may have a new entry */
export function createProbeTracker(ended: (id: string) => void, signal: AbortSignal): ProbeTracker {
  const running = new Map<string, NodeJS.Timeout[]>();
  signal.addEventListener('abort', () => [...running.keys()].forEach(settle), { once: true });
  return { take };

  function take({ verb, action, attributes, id }: EngineMessage, container: Container | undefined): boolean {
    const exec = attributes.execID ?? '';
    if (verb === 'exec_create' && container?.healthcheck && runsCheck(action, container.healthcheck)) {
      if (!signal.aborted) watch(exec, id, container.healthcheck.timeoutMs);
      return true;
    }
    if (!verb.startsWith('exec_') || !running.has(exec)) return false;
    if (verb === 'exec_die') {
      settle(exec);
      ended(id);
    }
    return true;
  }

  function watch(exec: string, id: string, timeoutMs: number): void {
    const look = () => ended(id);
    const last = setTimeout(() => {
      settle(exec);
      look();
    }, timeoutMs + GRACE_MS);
    running.set(exec, timeoutMs > START_MS ? [setTimeout(look, START_MS), last] : [last]);
  }

  function settle(exec: string): void {
    for (const timer of running.get(exec) ?? []) clearTimeout(timer);
    running.delete(exec);
  }
}

/** `CMD` runs its words; `CMD-SHELL` runs one text through the image's shell, whose words come before it. */
function runsCheck(action: string, { test }: Healthcheck): boolean {
  const command = action.slice('exec_create: '.length).trim();
  const [form, ...words] = test;
  return form === 'CMD-SHELL' ? command.endsWith((words[0] ?? '').trim()) : command === words.join(' ').trim();
}
