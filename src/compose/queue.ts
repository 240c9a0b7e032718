/** Something that waits or runs; `cancel` takes it out of the queue, or aborts its signal when it runs. */
export type Ticket = { readonly cancel: () => void };

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
  add(services: readonly string[], start: (signal: AbortSignal) => Promise<void>): Ticket {
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

  #cancel(entry: Entry): void {
    entry.abort.abort();
    if (!entry.running) this.#remove(entry);
  }

  #remove(entry: Entry): void {
    const index = this.#entries.indexOf(entry);
    if (index === -1) return;
    this.#entries.splice(index, 1);
    this.#advance();
  }
}

function collide(a: Entry, b: Entry): boolean {
  return a.services.length === 0 || b.services.length === 0 || a.services.some((service) => b.services.includes(service));
}
