import type { Controller } from './controller.ts';
import { frameRows } from './frame.ts';
import { createKeptRows } from './kept-rows.ts';
import { logsViewOf } from './logs-view.ts';
import { shownNow } from './shown.ts';

/** The frames of an app, as React reads a store. */
export type Frames = {
  readonly rows: () => readonly string[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
};

/** How often elapsed times move on while a command runs or times are shown as how long ago, in milliseconds. Nothing ticks otherwise. */
const TICK_MS = 500;

/**
 * Makes a frame after each burst of changes, once, and tells of it only when a row is different: a fact that changes nothing on the screen costs
 * no commit. Says to the sources what is on the screen, so that only that is measured.
 */
export function createFrames(controller: Controller): Frames {
  const listeners = new Set<() => void>();
  const kept = createKeptRows();
  let rows: readonly string[] = [];
  let isDue = false;
  let ticking: NodeJS.Timeout | null = null;

  function refresh() {
    isDue = false;
    const { port, sources } = controller;
    const world = port.world();
    port.show(shownNow(world, controller.ui(), controller.size()));
    keepTime(world.jobs.some((job) => !job.result) || logsViewOf(controller.ui()).timestamps === 'relative');
    const next = frameRows({ port, sources, ui: controller.ui(), size: controller.size(), now: Date.now(), kept });
    if (next.length === rows.length && next.every((row, at) => row === rows[at])) return;
    rows = next;
    for (const listener of listeners) listener();
  }

  function keepTime(isBusy: boolean) {
    if (isBusy === (ticking !== null)) return;
    if (ticking) clearInterval(ticking);
    ticking = isBusy ? setInterval(refresh, TICK_MS) : null;
  }

  const unsubscribe = controller.subscribe(() => {
    if (!isDue) queueMicrotask(refresh);
    isDue = true;
  });
  refresh();

  return {
    rows: () => rows,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      unsubscribe();
      keepTime(false);
    },
  };
}
