import type { Container, PortBinding } from '../model/container.ts';
import { type ContainerFiles, createFiles, type HeldFile, type HeldFiles, holdFile } from './files.ts';
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
  readonly files: ContainerFiles;
  /** Null while it does not run. */
  running: { readonly process: Process; readonly stopProbing: () => void; endGrace: () => void } | null;
};

export type ContainerRules = {
  readonly timeline: Timeline;
  readonly news: News;
  readonly programOf: (container: Container) => Program;
  /** The files of the container's image. */
  readonly filesOf: (container: Container) => HeldFiles;
  /** The engine's error when a container with these ports cannot be started; empty when it can. */
  readonly obstacle: (container: Container, ports: readonly PortBinding[]) => string;
};

/** A file that was taken into a container, and where it lies on the person's disk. */
export type SyncedFile = { readonly path: string; readonly local: string };

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

  files(id: string): ContainerFiles | undefined {
    return this.#kept.get(id)?.files;
  }

  create(container: Container, ports: readonly PortBinding[]): void {
    const files = createFiles(this.#rules.filesOf(container), container.createdAt);
    this.#kept.set(container.id, { container, ports, logbook: createLogbook(), files, running: null });
    this.#say(container, 'create');
    this.#change(container.id, {});
  }

  /** Starts it unless it runs; answers with the engine's error, empty when all is well. */
  start(id: string): string {
    const kept = this.#kept.get(id);
    if (!kept || kept.running) return '';
    const error = this.#rules.obstacle(kept.container, kept.ports);
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

  /** Files of its folder were replaced or removed, by paths in the container, as Compose does it: one command for all that goes, then one archive. */
  replaceFiles(id: string, changed: readonly SyncedFile[], removed: readonly string[]): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    if (removed.length > 0) this.ran(id, ['rm', '-rf', ...removed]);
    for (const path of removed) kept.files.remove(path);
    for (const { path, local } of changed) {
      const held = holdFile(local);
      if (held) kept.files.put(path, inWholeSeconds(held));
    }
    this.#say(kept.container, 'extract-to-dir');
    kept.running?.process.filesChanged([...changed.map(({ path }) => path), ...removed]);
  }

  /** An archive was unpacked in it. */
  received(id: string, paths: readonly string[]): void {
    this.say(id, 'extract-to-dir');
    if (paths.length > 0) this.#kept.get(id)?.running?.process.filesChanged(paths);
  }

  /** A command of these words removed files. */
  removeFiles(id: string, paths: readonly string[], argv: readonly string[]): void {
    const kept = this.#kept.get(id);
    this.ran(id, argv);
    for (const path of paths) kept?.files.remove(path);
    if (paths.length > 0) kept?.running?.process.filesChanged(paths);
  }

  /** A command ran in it and ended well. */
  ran(id: string, argv: readonly string[]): void {
    this.say(id, `exec_create: ${argv.join(' ')}`);
    this.say(id, 'exec_die', { exitCode: '0' });
  }

  /** Something was done from outside that changes nothing of what the engine tells of the container. */
  say(id: string, action: string, attributes: Readonly<Record<string, string>> = {}): void {
    const container = this.get(id);
    if (container) this.#say(container, action, attributes);
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

/** Compose writes times without their fraction into its archives. */
function inWholeSeconds(held: HeldFile): HeldFile {
  const modifiedAt = Math.floor(held.stat.modifiedAt / 1000) * 1000;
  return { ...held, stat: { ...held.stat, modifiedAt } };
}
