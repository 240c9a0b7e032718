import type { Container } from '../model/container.ts';
import type { EngineEvent } from '../model/fact.ts';
import type { WatchRule } from '../model/project.ts';
import type { StoryProblem, SyncStory } from '../model/sync.ts';

/** Lines of output that a story keeps. */
const MOST_OUTPUT = 40;

/** An action that does more than copy. */
export type StoryAction = SyncStory['action'];

/** A command of a `sync+exec` rule, to be recognised among the engine's events. */
export type StoryCommand = Pick<WatchRule, 'service' | 'exec'>;

/** A container that has ended for this long will not come up by itself, in milliseconds: while it restarts it has ended too. */
const FALLEN_MS = 1000;

/**
 * What follows on saved files beyond copying: rebuilds, restarts and commands, one story for each action of a service, told of by Compose's lines and by
 * the engine. Knows no clock; a story that is over stays until the next one begins. `ended` is called once for each story that ends.
 */
export class Stories {
  readonly #stories = new Map<string, SyncStory>();
  /** The ids of the containers that a service had as its story began. */
  readonly #before = new Map<string, ReadonlySet<string>>();
  /** Since when a container of a story has ended. */
  readonly #fallen = new Map<string, number>();
  /** Executions of a story's command by the engine's id. */
  readonly #executions = new Map<string, string>();
  readonly #ended: (story: SyncStory) => void;

  constructor(ended: (story: SyncStory) => void) {
    this.#ended = ended;
  }

  list(): readonly SyncStory[] {
    return [...this.#stories.values()];
  }

  /** True while any story is under way. */
  get isBusy(): boolean {
    return this.list().some(({ endedAt }) => endedAt === null);
  }

  /** A rule's action sets out on the containers that the service has now. */
  begin(service: string, action: StoryAction, state: SyncStory['state'], containers: readonly Container[], at: number) {
    const key = keyOf(service, action);
    this.#before.set(key, new Set(containers.map(({ id }) => id)));
    this.#fallen.delete(key);
    this.#stories.delete(key);
    this.#stories.set(key, { service, action, state, startedAt: at, endedAt: null, problem: null, output: [] });
  }

  /** A build is over and the containers are made anew. */
  built(service: string): void {
    const story = this.#stories.get(keyOf(service, 'rebuild'));
    if (story?.state === 'building') this.#set({ ...story, state: 'recreating' });
  }

  /** Compose has restarted the service. */
  restarted(service: string, containers: readonly Container[], at: number): void {
    const story = this.#stories.get(keyOf(service, 'sync+restart'));
    if (story?.state === 'restarting') this.#set({ ...story, state: 'starting' });
    else this.begin(service, 'restart', 'starting', containers, at);
  }

  /** A line of what is under way; for every service that builds, since a line names none. */
  say(line: string): void {
    for (const story of this.list()) {
      if (story.state === 'building' || story.state === 'recreating')
        this.#set({ ...story, output: [...story.output, line].slice(-MOST_OUTPUT) });
    }
  }

  /** What is under way did not go well; of all services where none is named. */
  fail(services: readonly string[], problem: StoryProblem, at: number): void {
    for (const story of this.list()) {
      if (story.endedAt === null && (services.length === 0 || services.includes(story.service)))
        this.#end(story, problem, at);
    }
  }

  /** Nobody goes on with what watch had begun; containers that start do so by themselves. */
  abandon(): void {
    for (const [key, { endedAt, state }] of this.#stories) {
      if (endedAt === null && state !== 'starting') this.#stories.delete(key);
    }
  }

  /** The containers of a service as they are now. */
  look(service: string, containers: readonly Container[], at: number): void {
    for (const story of this.list()) {
      if (story.service !== service || story.endedAt !== null || containers.length === 0) continue;
      const before = this.#before.get(keyOf(service, story.action));
      const isAnew = story.state === 'recreating' && containers.every(({ id }) => !before?.has(id));
      const now = isAnew ? ({ ...story, state: 'starting' } as const) : story;
      if (isAnew) this.#set(now);
      if (now.state === 'starting') this.#seeStart(now, containers, at);
    }
  }

  /** An event of a container: the beginning and the end of a rule's command. */
  see({ service, action, attributes, at }: EngineEvent, commands: readonly StoryCommand[]): void {
    const { execID = '', exitCode = '' } = attributes;
    const created = /^exec_create: (.*)$/s.exec(action)?.[1]?.trim();
    if (created !== undefined && commands.some((rule) => rule.service === service && rule.exec.join(' ') === created))
      this.#executions.set(execID, service);
    if (action !== 'exec_die' || !this.#executions.delete(execID)) return;
    const story = this.#stories.get(keyOf(service, 'sync+exec'));
    if (!story || story.endedAt !== null) return;
    if (exitCode !== '0') this.#end(story, { kind: 'command', code: Number(exitCode) }, at);
    else if (![...this.#executions.values()].includes(service)) this.#end(story, null, at);
  }

  #seeStart(story: SyncStory, containers: readonly Container[], at: number): void {
    const key = keyOf(story.service, story.action);
    const fallen = containers.find(({ state, exitCode }) => (state === 'exited' || state === 'dead') && exitCode !== 0);
    if (!fallen) this.#fallen.delete(key);
    else if (!this.#fallen.has(key)) this.#fallen.set(key, at);
    if (fallen && at - (this.#fallen.get(key) ?? at) >= FALLEN_MS)
      this.#end(
        story,
        fallen.error === '' ? { kind: 'container', code: fallen.exitCode ?? 0 } : told(fallen.error),
        at,
      );
    else if (containers.some(({ state, health }) => state === 'running' && health === 'unhealthy'))
      this.#end(story, { kind: 'unhealthy' }, at);
    else if (containers.every(isUp)) this.#end(story, null, at);
  }

  #end(story: SyncStory, problem: StoryProblem | null, at: number): void {
    const ended: SyncStory = { ...story, state: problem ? 'failed' : 'done', problem, endedAt: at };
    this.#set(ended);
    this.#ended(ended);
  }

  #set(story: SyncStory): void {
    this.#stories.set(keyOf(story.service, story.action), story);
  }
}

function keyOf(service: string, action: StoryAction): string {
  return `${service}\0${action}`;
}

function told(text: string): StoryProblem {
  return { kind: 'told', text };
}

/** As far up as it will come: a one-shot may have ended with 0. */
function isUp({ state, health, exitCode }: Container): boolean {
  if (state === 'running') return health === 'none' || health === 'healthy';
  return state === 'exited' && exitCode === 0;
}
