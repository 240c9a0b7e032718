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

/**
 * What follows on saved files beyond copying: rebuilds, restarts and commands, one story a service, told of by Compose's lines and by the engine. Knows
 * no clock; a story that is over stays until the next one begins. `ended` is called once for each story that ends.
 */
export class Stories {
  readonly #stories = new Map<string, SyncStory>();
  /** The containers of a service as its story began: when each was started. */
  readonly #before = new Map<string, ReadonlyMap<string, number | null>>();
  /** Executions of a story's command by the engine's id. */
  readonly #executions = new Map<string, string>();
  readonly #ended: (story: SyncStory) => void;

  constructor(ended: (story: SyncStory) => void) {
    this.#ended = ended;
  }

  list(): readonly SyncStory[] {
    return [...this.#stories.values()];
  }

  /** True while a story is under way, of that service or of any. */
  isBusy(service: string | null): boolean {
    return this.list().some((story) => story.endedAt === null && (service === null || story.service === service));
  }

  /** A rule's action sets out on the containers that the service has now. */
  begin(service: string, action: StoryAction, state: SyncStory['state'], containers: readonly Container[], at: number) {
    this.#before.set(service, new Map(containers.map(({ id, startedAt }) => [id, startedAt])));
    this.#stories.set(service, { service, action, state, startedAt: at, endedAt: null, problem: null, output: [] });
  }

  /** A build is over and the containers are made anew. */
  built(service: string): void {
    this.#change(service, (story) => (story.state === 'building' ? { ...story, state: 'recreating' } : story));
  }

  /** Compose has restarted the service. */
  restarted(service: string, containers: readonly Container[], at: number): void {
    const story = this.#stories.get(service);
    if (story?.endedAt !== null) this.begin(service, 'restart', 'starting', containers, at);
    else if (story.state === 'restarting') this.#change(service, (now) => ({ ...now, state: 'starting' }));
  }

  /** A line of what is under way; for every service that builds where the line names none. */
  say(line: string): void {
    for (const { service, state } of this.list()) {
      if (state !== 'building' && state !== 'recreating') continue;
      this.#change(service, (story) => ({ ...story, output: [...story.output, line].slice(-MOST_OUTPUT) }));
    }
  }

  /** What is under way did not go well; of all services where none is named. */
  fail(services: readonly string[], problem: StoryProblem, at: number): void {
    for (const story of this.list()) {
      if (story.endedAt !== null || (services.length > 0 && !services.includes(story.service))) continue;
      this.#end(story.service, problem, at);
    }
  }

  /** The containers of a service as they are now. */
  look(service: string, containers: readonly Container[], at: number): void {
    const story = this.#stories.get(service);
    if (!story || story.endedAt !== null || containers.length === 0) return;
    const before = this.#before.get(service);
    const isAnew =
      story.state === 'recreating'
        ? containers.every(({ id }) => !before?.has(id))
        : story.state === 'restarting' && containers.every(({ id, startedAt }) => startedAt !== before?.get(id));
    if (isAnew) this.#change(service, (now) => ({ ...now, state: 'starting' }));
    if (this.#stories.get(service)?.state === 'starting') this.#seeStart(service, containers, at);
  }

  /** An event of a container: the beginning and the end of a rule's command. */
  see({ service, action, attributes, at }: EngineEvent, commands: readonly StoryCommand[]): void {
    const { execID = '', exitCode = '' } = attributes;
    const created = /^exec_create: (.*)$/s.exec(action)?.[1]?.trim();
    if (created !== undefined && commands.some((rule) => rule.service === service && rule.exec.join(' ') === created))
      this.#executions.set(execID, service);
    if (action !== 'exec_die' || !this.#executions.delete(execID)) return;
    const story = this.#stories.get(service);
    if (story?.action !== 'sync+exec' || story.endedAt !== null) return;
    if (exitCode !== '0') this.#end(service, { kind: 'command', code: Number(exitCode) }, at);
    else if (![...this.#executions.values()].includes(service)) this.#end(service, null, at);
  }

  #seeStart(service: string, containers: readonly Container[], at: number): void {
    const fallen = containers.find(({ state }) => state === 'exited' || state === 'dead');
    if (fallen && fallen.exitCode !== 0)
      this.#end(
        service,
        fallen.error === '' ? { kind: 'container', code: fallen.exitCode ?? 0 } : told(fallen.error),
        at,
      );
    else if (containers.some(({ state, health }) => state === 'running' && health === 'unhealthy'))
      this.#end(service, { kind: 'unhealthy' }, at);
    else if (containers.every(isUp)) this.#end(service, null, at);
  }

  #end(service: string, problem: StoryProblem | null, at: number): void {
    this.#change(service, (story) => ({ ...story, state: problem ? 'failed' : 'done', problem, endedAt: at }));
    const story = this.#stories.get(service);
    if (story) this.#ended(story);
  }

  #change(service: string, change: (story: SyncStory) => SyncStory): void {
    const story = this.#stories.get(service);
    if (story) this.#stories.set(service, change(story));
  }
}

function told(text: string): StoryProblem {
  return { kind: 'told', text };
}

/** As far up as it will come: a one-shot may have ended with 0. */
function isUp({ state, health, exitCode }: Container): boolean {
  if (state === 'running') return health === 'none' || health === 'healthy';
  return state === 'exited' && exitCode === 0;
}
