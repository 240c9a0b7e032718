/**
 * A place in the queue. `cancel` answers `dropped` when the work had not begun and never will, `aborting` when it runs and its signal is
 * aborted now, `over` when it had already ended.
 */
export type Place = { readonly cancel: () => 'dropped' | 'aborting' | 'over' };

type Entry = {
  readonly services: readonly string[];
  readonly start: (signal: AbortSignal) => Promise<void>;
  readonly abort: AbortController;
  running: boolean;
};

/**
 * Work on the services of a project: on different services side by side, on the same one in order. Work on the whole project (no services
 * named) waits for everything before it and holds back everything after it.
 */
export class JobQueue {
  readonly #entries: Entry[] = [];

  /** Starts as soon as nothing before it touches the same services; `start` takes its own failures. */
  add(services: readonly string[], start: (signal: AbortSignal) => Promise<void>): Place {
    const entry: Entry = { services, start, abort: new AbortController(), running: false };
    this.#entries.push(entry);
    this.#advance();
    return { cancel: () => this.#cancel(entry) };
  }

  #advance(): void {
    const free = this.#entries.filter(
      (entry, index) => !entry.running && !this.#entries.slice(0, index).some((before) => collide(before, entry)),
    );
    for (const entry of free) void this.#run(entry);
  }

  async #run(entry: Entry): Promise<void> {
    entry.running = true;
    try {
      await entry.start(entry.abort.signal);
    } finally {
      this.#remove(entry);
    }
  }

  #cancel(entry: Entry): 'dropped' | 'aborting' | 'over' {
    if (!this.#entries.includes(entry)) return 'over';
    entry.abort.abort();
    if (entry.running) return 'aborting';
    this.#remove(entry);
    return 'dropped';
  }

  #remove(entry: Entry): void {
    const index = this.#entries.indexOf(entry);
    if (index === -1) return;
    this.#entries.splice(index, 1);
    this.#advance();
  }
}

function collide(a: Entry, b: Entry): boolean {
  return (
    a.services.length === 0 || b.services.length === 0 || a.services.some((service) => b.services.includes(service))
  );
}
