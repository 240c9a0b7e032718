import type { Container, PortBinding } from '../model/container.ts';
import { createLogbook, type Logbook } from './logbook.ts';
import { type News, story } from './news.ts';
import { startProbing } from './probing.ts';
import { type Process, type Program, startProcess } from './process.ts';
import type { Timeline } from './timeline.ts';

/** Given to a process to end after SIGTERM, in milliseconds. */
const GRACE_MS = 10_000;

type Kept = {
  container: Container;
  readonly ports: readonly PortBinding[];
  readonly logbook: Logbook;
  /** Null while it does not run. */
  running: { readonly process: Process; readonly stopProbing: () => void; endGrace: () => void } | null;
};

export type ContainerRules = {
  readonly timeline: Timeline;
  readonly news: News;
  readonly programOf: (container: Container) => Program;
  /** The engine's error when a container cannot be started; empty when it can. */
  readonly obstacle: (container: Container) => string;
};

/** The containers of the simulated engine and their lives: every change is told as the engine tells it, an event and the container as it is then. */
export class Containers {
  readonly #kept = new Map<string, Kept>();
  readonly #rules: ContainerRules;

  constructor(rules: ContainerRules) {
    this.#rules = rules;
  }

  list(): readonly Container[] {
    return [...this.#kept.values()].map(({ container }) => container);
  }

  /** By name, id or the beginning of an id. */
  find(reference: string): Container | undefined {
    return this.list().find(({ id, name }) => name === reference || id.startsWith(reference));
  }

  /** The container as it is now; undefined when it is gone. */
  get(id: string): Container | undefined {
    return this.#kept.get(id)?.container;
  }

  logbook(id: string): Logbook | undefined {
    return this.#kept.get(id)?.logbook;
  }

  create(container: Container, ports: readonly PortBinding[]): void {
    this.#kept.set(container.id, { container, ports, logbook: createLogbook(), running: null });
    this.#say(container, 'create');
    this.#change(container.id, {});
  }

  /** Starts it unless it runs; answers with the engine's error, empty when all is well. */
  start(id: string): string {
    const kept = this.#kept.get(id);
    if (!kept || kept.running) return '';
    const error = this.#rules.obstacle(kept.container);
    if (error !== '') {
      this.#change(id, { error, exitCode: 128 });
      return error;
    }
    const health = kept.container.healthcheck ? 'starting' : 'none';
    const fresh = { failingStreak: 0, probes: [], exitCode: null, error: '', finishedAt: null };
    const startedAt = this.#rules.timeline.now();
    kept.container = { ...kept.container, ...fresh, state: 'running', health, startedAt, ports: kept.ports };
    kept.running = this.#run(kept);
    this.#say(kept.container, 'start');
    this.#change(id, {});
    return '';
  }

  /** Asks its process to end, and kills it when the grace is over. The end comes as a change of its state. */
  stop(id: string): void {
    const running = this.#kept.get(id)?.running;
    const container = this.get(id);
    if (!running || !container) return;
    this.#say(container, 'kill', { signal: '15' });
    running.endGrace();
    running.endGrace = this.#rules.timeline.after(GRACE_MS, () => this.kill(id));
    // A frozen process cannot answer.
    if (container.state === 'paused') this.kill(id);
    else running.process.terminate();
  }

  kill(id: string): void {
    const kept = this.#kept.get(id);
    if (!kept?.running) return;
    this.#say(kept.container, 'kill', { signal: '9' });
    kept.running.process.kill();
    this.#over(id, 137);
  }

  pause(id: string): void {
    this.#kept.get(id)?.running?.process.freeze();
    this.#turn(id, 'paused', 'pause');
  }

  unpause(id: string): void {
    this.#turn(id, 'running', 'unpause');
    this.#kept.get(id)?.running?.process.thaw();
  }

  remove(id: string): void {
    this.kill(id);
    const container = this.get(id);
    if (!container || !this.#kept.delete(id)) return;
    this.#say(container, 'destroy');
    this.#rules.news.tell({ at: this.#rules.timeline.now(), type: 'container.removed', id });
  }

  /** Files of its folder were replaced or removed, by paths in the container. */
  replaceFiles(id: string, changed: readonly string[], removed: readonly string[]): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    for (const path of removed) this.#say(kept.container, `exec_create: rm -rf ${path}`);
    if (removed.length > 0) this.#say(kept.container, 'exec_die', { exitCode: '0' });
    this.#say(kept.container, 'extract-to-dir');
    kept.running?.process.filesChanged([...changed, ...removed]);
  }

  /** An event that changes nothing of the container. */
  #say(container: Container, action: string, attributes: Readonly<Record<string, string>> = {}): void {
    this.#rules.news.tell(story(this.#rules.timeline.now(), container, action, attributes));
  }

  #turn(id: string, state: Container['state'], action: string): void {
    const container = this.get(id);
    if (!container) return;
    this.#say(container, action);
    this.#change(id, { state });
  }

  #change(id: string, changes: Partial<Container>): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    kept.container = { ...kept.container, ...changes };
    this.#rules.news.tell({ at: this.#rules.timeline.now(), type: 'container.changed', container: kept.container });
  }

  #run(kept: Kept) {
    const { timeline, programOf } = this.#rules;
    const { container, logbook } = kept;
    const exited = (code: number) => this.#over(container.id, code);
    const process = startProcess(programOf(container), { container, timeline, logbook, exited });
    const examined = (news: Partial<Container>) => this.#examined(container.id, news);
    const patient = { container: () => kept.container, probe: process.probe, examined };
    return { process, stopProbing: startProbing(patient, timeline), endGrace: () => {} };
  }

  #examined(id: string, news: Partial<Container>): void {
    const container = this.get(id);
    if (!container) return;
    if (news.health !== container.health) this.#say({ ...container, ...news }, `health_status: ${news.health}`);
    this.#change(id, news);
  }

  #over(id: string, exitCode: number): void {
    const kept = this.#kept.get(id);
    if (!kept?.running) return;
    kept.running.stopProbing();
    kept.running.endGrace();
    kept.running = null;
    this.#say(kept.container, 'die', { exitCode: String(exitCode) });
    const health = kept.container.healthcheck ? 'unhealthy' : 'none';
    this.#change(id, { state: 'exited', exitCode, health, finishedAt: this.#rules.timeline.now(), ports: [] });
  }
}
