import type { AppPort } from '../../../components/app/port.ts';
import { LogStore } from '../../../src/logs/store.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { fold } from '../../../src/model/fold.ts';
import type { JobResult } from '../../../src/model/job.ts';
import type { World } from '../../../src/model/world.ts';

/** An app port on a world that the test changes by facts. `calls` is what the app asked for. */
export function stage(start: World, changes: Partial<AppPort> = {}) {
  let world = start;
  const listeners = new Set<() => void>();
  const calls: { readonly what: string; readonly argv?: readonly string[] }[] = [];
  const logs = new LogStore();
  const port: AppPort = {
    world: () => world,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    compose: ['docker', 'compose'],
    isFirstStart: false,
    tourEnded: () => calls.push({ what: 'tour ended' }),
    readOnly: false,
    logs,
    logProblem: () => null,
    replicas: () => [],
    older: () => 'none',
    readOlder: async () => {},
    markLogs: () => logs.mark(0),
    async save(path, lines) {
      calls.push({ what: 'save', argv: [path, ...lines] });
      return { ok: true, value: path };
    },
    async read(lines, program) {
      calls.push({ what: program, argv: [...lines] });
      return { kind: 'exited', code: 0 };
    },
    show: () => {},
    start({ argv }) {
      calls.push({ what: 'start', argv });
      return { id: calls.length, ended: Promise.resolve<JobResult>({ kind: 'succeeded' }) };
    },
    cancel: (job) => calls.push({ what: `cancel ${job}` }),
    output: () => [],
    async watch(on, services) {
      calls.push({ what: on ? 'watch' : 'unwatch', argv: services });
    },
    syncEntries: () => world.sync.entries,
    async attach(argv) {
      calls.push({ what: 'attach', argv });
      return { kind: 'exited', code: 0 };
    },
    compareFiles: async () => [],
    sendFiles: async () => [],
    diffFile: async () => ({ kind: 'same' }),
    findings: () => [],
    examine: async () => {},
    edit: async () => ({ kind: 'same' }),
    builds: async () => null,
    buildContext: async () => null,
    disk: async () => ({ items: [], layersSize: 0 }),
    resources: async () => [],
    async open(url) {
      calls.push({ what: 'open', argv: [url] });
      return null;
    },
    async copy(text) {
      calls.push({ what: 'copy', argv: [text] });
    },
    verify: async (urls) => urls.map((url) => ({ url, good: true, text: '200' })),
    lesson: null,
    choose: (scenario) => calls.push({ what: `choose ${scenario}` }),
    ...changes,
  };
  return {
    port,
    calls,
    tell(fact: Fact) {
      world = fold(world, fact);
      for (const listener of listeners) listener();
    },
  };
}
