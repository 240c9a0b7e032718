import type { Usage } from '../model/container.ts';
import type { Emit, Engine } from '../model/ports.ts';

/** How long samples are gathered before they become facts, in milliseconds. The engine sends one a second for each container. */
const GATHER_MS = 2000;

/** Streams of use for exactly the containers that are on the screen. */
export type UsageStreams = {
  /** These containers (ids) are shown now; streams of others end. */
  readonly show: (containers: readonly string[]) => void;
  readonly close: () => void;
};

/**
 * Opens a stats stream for each shown container and closes it when it is no longer shown. Samples that would look the same on the screen
 * make no fact, so that a quiet stack leaves a still screen.
 */
export function createUsageStreams(engine: Engine, emit: Emit): UsageStreams {
  const open = new Map<string, AbortController>();
  const said = new Map<string, Usage>();
  const news = new Map<string, Usage>();
  let timer: NodeJS.Timeout | undefined;

  function sample(container: string, usage: Usage) {
    const before = said.get(container);
    if (before && looksTheSame(before, usage)) return;
    news.set(container, usage);
    timer ??= setTimeout(say, before ? GATHER_MS : 0);
  }

  function say() {
    timer = undefined;
    for (const [container, usage] of news) {
      said.set(container, usage);
      emit({ at: Date.now(), type: 'usage.measured', container, usage });
    }
    news.clear();
  }

  function start(container: string) {
    const abort = new AbortController();
    open.set(container, abort);
    const ended = engine.usage(
      container,
      (usage) => open.get(container) === abort && sample(container, usage),
      abort.signal,
    );
    void ended.finally(() => open.get(container) === abort && forget(container));
  }

  function forget(container: string) {
    open.delete(container);
    news.delete(container);
    if (said.delete(container)) emit({ at: Date.now(), type: 'usage.measured', container, usage: null });
  }

  function show(containers: readonly string[]) {
    const wanted = new Set(containers);
    for (const [container, abort] of [...open]) {
      if (wanted.has(container)) continue;
      forget(container);
      abort.abort();
    }
    for (const container of wanted) if (!open.has(container)) start(container);
  }

  return {
    show,
    close() {
      show([]);
      clearTimeout(timer);
    },
  };
}

/** The pane shows whole percents and three digits of memory. */
function looksTheSame(a: Usage, b: Usage): boolean {
  const nearlySame = Math.abs(a.memoryBytes - b.memoryBytes) < Math.max(1_000_000, a.memoryBytes / 50);
  return Math.abs(a.cpuPercent - b.cpuPercent) < 1 && nearlySame;
}
