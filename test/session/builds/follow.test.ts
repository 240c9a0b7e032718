import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { buildPart } from '../../../src/compose/build-name.ts';
import { newBuildStep } from '../../../src/compose/build-step.ts';
import { createHasher } from '../../../src/files/hasher.ts';
import type { EngineInfo } from '../../../src/model/fact.ts';
import type { Job, JobResult, JobStep } from '../../../src/model/job.ts';
import type { ServiceSpec } from '../../../src/model/project.ts';
import { ok } from '../../../src/model/result.ts';
import { followBuilds } from '../../../src/session/builds/follow.ts';
import { createStore } from '../../../src/session/store.ts';
import { folder } from '../../compose/folder.ts';
import { project } from '../../example-project.ts';
import { fakeEngine, turn } from '../fakes.ts';

const DOCKERFILE = 'FROM bb\nCOPY main.py /\nRUN make\n';
const info: EngineInfo = {
  version: '28.5',
  apiVersion: '1.51',
  platform: '',
  context: 'default',
  host: 'unix:///x',
  simulated: false,
};

const hasher = createHasher();
afterAll(hasher.close);

/** A project whose services are built in one folder, and an engine whose images are always the same. */
function open(names: readonly string[], engineInfo: Partial<EngineInfo> = {}, cache = folder({})) {
  const directory = folder({ Dockerfile: DOCKERFILE, 'main.py': 'one' });
  const { engine } = fakeEngine();
  const images = async (references: readonly string[]) =>
    ok(
      Object.fromEntries(
        references.map((reference) => [reference, { id: `sha256:${reference}`, createdAt: 1, namedAt: 1, size: 1000 }]),
      ),
    );
  const layers = async () => ok([{ instruction: 'RUN make', size: 10, createdAt: 1, comment: '' }]);
  const store = createStore();
  const builds = followBuilds({ ...engine, images, layers }, hasher, store, cache);
  onTestFinished(builds.close);
  const [plain] = project.services;
  const build = { context: directory, dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false };
  const services = names.map(
    (name): ServiceSpec => ({ ...(plain as ServiceSpec), name, build, image: null, dependsOn: [] }),
  );
  store.emit({ at: 1, type: 'engine.connected', engine: { ...info, ...engineInfo } });
  store.emit({ at: 1, type: 'project.read', project: { ...project, name: 'p', directory, services } });
  return { store, builds, cache, write: (text: string) => writeFileSync(join(directory, 'main.py'), text) };
}

type Opened = ReturnType<typeof open>;

function step(name: string, state: JobStep['state']): JobStep {
  const part = buildPart(name, new Set(['app', 'web']));
  const times = { startedAt: 10, endedAt: 20 };
  return { id: name, name, kind: 'build', state, status: '', progress: null, ...times, build: newBuildStep(part) };
}

const blank = { startedAt: null, endedAt: null, result: null, cancelling: false, steps: [], tail: [], lines: 0 };

/** Runs a job from its beginning to its end. */
async function run(
  { store, builds }: Opened,
  id: number,
  steps: readonly JobStep[],
  more: Partial<Job> = {},
  result: JobResult = { kind: 'succeeded' },
) {
  const job: Job = {
    ...blank,
    id,
    command: 'build',
    argv: ['docker', 'compose', 'build'],
    services: [],
    queuedAt: 1,
    ...more,
  };
  store.emit({ at: id * 100, type: 'job.queued', job });
  store.emit({ at: id * 100, type: 'job.started', id });
  await turn();
  store.emit({ at: id * 100 + 1, type: 'job.stepped', id, steps });
  store.emit({ at: id * 100 + 50, type: 'job.ended', id, result });
  await turn();
  await builds.settled();
}

const cached = [step('[2/3] COPY main.py /', 'cached'), step('[3/3] RUN make', 'cached')];
const ran = [step('[2/3] COPY main.py /', 'done'), step('[3/3] RUN make', 'done')];

it('compares each build with the one before', async () => {
  const opened = open(['app']);
  const { store, write } = opened;
  await run(opened, 1, ran);
  expect(store.world().builds.app).toMatchObject({
    job: 1,
    at: 100,
    ran: 2,
    cached: 0,
    reasons: [{ cause: { kind: 'first' } }],
  });
  await run(opened, 2, cached);
  expect(store.world().builds.app).toMatchObject({ job: 2, ran: 0, cached: 2, reasons: [], comparedWith: 100 });
  write('two');
  await run(opened, 3, ran);
  expect(store.world().builds.app?.reasons).toMatchObject([
    { place: { line: 2 }, cause: { kind: 'files', files: { changed: ['main.py'] } } },
  ]);
  await run(opened, 4, ran);
  expect(store.world().builds.app?.reasons).toMatchObject([{ cause: { kind: 'gone' } }]);
  const { past, images } = await opened.builds.history('app');
  expect(past.map(({ cause }) => cause)).toEqual(['first', null, 'files', 'gone']);
  expect(images).toEqual([
    { service: 'app', image: 'p-app', layers: [{ instruction: 'RUN make', size: 10, createdAt: 1, change: 'same' }] },
  ]);
});

it('remembers for the next session, and tells at once', async () => {
  const first = open(['app']);
  await run(first, 1, ran);
  const { store, builds } = first;
  const again = createStore();
  const followed = followBuilds(fakeEngine().engine, hasher, again, first.cache);
  onTestFinished(followed.close);
  const known = store.world().project;
  if (known) again.emit({ at: 2, type: 'project.read', project: known });
  await turn();
  await followed.settled();
  expect(again.world().builds.app).toEqual({ ...store.world().builds.app, job: null });
  await builds.settled();
});

it('keeps services apart, and leaves alone those that were not built', async () => {
  const opened = open(['app', 'web', 'other']);
  await run(opened, 1, [step('[app 2/3] COPY main.py /', 'done'), step('[web 3/3] RUN make', 'cached')], {
    services: ['app', 'web'],
  });
  const { builds } = opened.store.world();
  expect(Object.keys(builds)).toEqual(['app', 'web']);
  expect([builds.app?.ran, builds.web?.cached]).toEqual([1, 1]);
});

it('knows a build that failed from one that was cancelled', async () => {
  const opened = open(['app']);
  await run(
    opened,
    1,
    [ran[0] as JobStep, step('[3/3] RUN make', 'failed')],
    {},
    { kind: 'failed', code: 1, message: '' },
  );
  expect(opened.store.world().builds.app?.outcome).toBe('failed');
  await run(opened, 2, [cached[0] as JobStep, step('[3/3] RUN make', 'done')]);
  expect(opened.store.world().builds.app?.reasons).toMatchObject([
    { place: { line: 3 }, cause: { kind: 'unfinished' } },
  ]);
  await run(opened, 3, [cached[0] as JobStep, step('[3/3] RUN make', 'working')], {}, { kind: 'cancelled' });
  expect(opened.store.world().builds.app?.outcome).toBe('cancelled');
});

it('has nothing to do with other commands, nor with a simulated engine', async () => {
  const opened = open(['app']);
  await run(opened, 1, ran, { argv: ['docker', 'compose', 'up', '-d'] });
  expect(opened.store.world().builds).toEqual({});
  const simulated = open(['app'], { simulated: true });
  await run(simulated, 1, ran);
  expect(simulated.store.world().builds).toEqual({});
});

it('tells also where nothing can be remembered', async () => {
  const opened = open(['app'], {}, join(folder({ file: '' }), 'file'));
  await run(opened, 1, ran);
  await run(opened, 2, ran);
  expect(opened.store.world().builds.app).toMatchObject({ job: 2, reasons: [{ cause: { kind: 'first' } }] });
});
