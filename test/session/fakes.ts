import type { Container } from '../../src/model/container.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Compose, Engine, LogEnd, LogRequest, RunEnd, RunEvent } from '../../src/model/ports.ts';
import { fail, ok } from '../../src/model/result.ts';
import { noSources } from '../../src/model/sources.ts';

/** A child process of a fake Compose, which the test moves on. */
export type FakeChild = {
  readonly argv: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (event: RunEvent) => void;
  readonly end: (end: RunEnd) => void;
};

/** A Compose whose children do what the test says. An aborted child ends by the signal, as real ones do. */
export function fakeCompose(): { readonly compose: Compose; readonly children: FakeChild[] } {
  const children: FakeChild[] = [];
  const compose: Compose = {
    command: ['docker', 'compose'],
    discover: async () => fail({ kind: 'no-project', directory: '/nowhere' }),
    version: async () => ok('2.40.3'),
    resolve: async () => fail({ kind: 'no-project', directory: '/nowhere' }),
    configurations: async () => ok({}),
    sources: async () => noSources,
    vouched: async () => ok(new Set()),
    watchFiles: () => {},
    run(argv, say, signal) {
      const { promise, resolve: end } = Promise.withResolvers<RunEnd>();
      signal.addEventListener('abort', () => end({ kind: 'signalled', signal: 'SIGINT' }));
      children.push({ argv, signal, say, end });
      return promise;
    },
    attach: async () => ({ kind: 'exited', code: 0 }),
    close: async () => {},
  };
  return { compose, children };
}

/** A log stream of a fake engine, which the test writes. */
export type FakeLog = {
  readonly request: LogRequest;
  readonly write: (chunk: Uint8Array) => void;
  readonly end: (end: LogEnd) => void;
};

/** An engine whose logs and samples the test writes. */
export function fakeEngine() {
  const logs: FakeLog[] = [];
  const samples: {
    readonly container: string;
    readonly signal: AbortSignal;
    readonly say: Parameters<Engine['usage']>[1];
  }[] = [];
  const untilAborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const engine: Engine = {
    connect: async () => fail({ kind: 'failed', host: 'fake', detail: 'none' }),
    follow: (_project, _emit, signal) => untilAborted(signal),
    logs(request, write, signal) {
      const { promise, resolve: end } = Promise.withResolvers<LogEnd>();
      signal.addEventListener('abort', () => end({ kind: 'aborted' }));
      logs.push({ request, write, end });
      return promise;
    },
    usage(container, say, signal) {
      samples.push({ container, signal, say });
      return untilAborted(signal);
    },
    disk: async () => ok({ items: [], layersSize: 0 }),
    publishers: async () => ok([]),
    machine: async () => ok({ hostname: '', kernel: '', folder: '' }),
    mainProcess: async () => ok(null),
    resources: async () => ok([]),
    images: async () => ok({}),
    stat: async () => ok(null),
    readArchive: async () => ({ kind: 'missing' }),
    writeArchive: async () => ({ kind: 'done' }),
    exec: async () => ({ kind: 'exited', code: 0, output: [] }),
    changes: async () => ok([]),
    layers: async () => ok([]),
    close: async () => {},
  };
  return { engine, logs, samples };
}

/** One frame of a log stream: a line with its timestamp. */
export function logFrame(timestamp: string, text: string): Uint8Array {
  const payload = Buffer.from(`${timestamp} ${text}\n`);
  const header = Buffer.alloc(8);
  header[0] = 1;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

/** The facts of some types, in order. */
export function factsOf<Type extends Fact['type']>(facts: readonly Fact[], ...types: readonly Type[]) {
  return facts.filter((fact): fact is Extract<Fact, { type: Type }> => types.includes(fact.type as Type));
}

/** A running container of a service. */
export function runningContainer(id: string, service: string, changes: Partial<Container> = {}): Container {
  return {
    id,
    name: `p-${service}-1`,
    project: 'p',
    service,
    number: 1,
    oneOff: false,
    image: 'bb',
    imageId: 'sha256:0',
    command: [],
    state: 'running',
    health: 'none',
    failingStreak: 0,
    healthcheck: null,
    probes: [],
    exitCode: null,
    error: '',
    oomKilled: false,
    createdAt: 1,
    startedAt: 1_000,
    finishedAt: null,
    restartCount: 0,
    restartPolicy: 'no',
    ports: [],
    networks: [],
    mounts: [],
    tty: false,
    logDriver: 'json-file',
    configHash: '',
    labels: {},
    environment: {},
    ...changes,
  } as Container;
}

/** Lets everything run that waits for nothing. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
