import { type BegunBuild, beginBuild } from '../../build/begin.ts';
import { recordBuild } from '../../build/finish.ts';
import { type BuildFolder, openBuildFolder } from '../../build/folder.ts';
import { stepsOfService } from '../../build/steps.ts';
import { pastBuild, summarize } from '../../build/summary.ts';
import type { Hasher } from '../../files/hasher.ts';
import type { BuildHistory } from '../../model/build.ts';
import type { Job, JobStep } from '../../model/job.ts';
import type { Engine } from '../../model/ports.ts';
import type { BuildSpec, Project } from '../../model/project.ts';
import type { World } from '../../model/world.ts';
import type { Store } from '../store.ts';
import { buildHistory } from './history.ts';
import { imageOf, mayBuild } from './services.ts';

/** The builds of a session: each is compared with the one before, and remembered. */
export type Builds = {
  /** The builds that are remembered, of one service or of all, with the layers of their images as they are now. */
  readonly history: (service: string | null) => Promise<BuildHistory>;
  /** Settles when all builds that are over are told of. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A build command under way. */
type Running = {
  readonly project: Project;
  readonly folder: BuildFolder;
  readonly begun: ReadonlyMap<string, { readonly build: BuildSpec; readonly look: Promise<BegunBuild> }>;
};

/**
 * Follows the jobs that build: looks at what they take when they begin, and tells when they are over what ran anew and why. `cache` is the folder in which builds
 * are remembered. Nothing is told of a simulated engine, whose cache knows nothing of the files here.
 */
export function followBuilds(engine: Engine, hasher: Hasher, store: Store, cache: string): Builds {
  const closing = new AbortController();
  const running = new Map<number, Running>();
  const over = new Set<number>();
  const openFolder = folders(cache);
  let told: string | null = null;
  let work: Promise<void> = Promise.resolve();
  const stop = store.subscribe(look);

  function look() {
    const world = store.world();
    if (isSimulated(world)) return;
    const { project } = world;
    if (project && told !== `${project.name} ${project.directory}`) {
      told = `${project.name} ${project.directory}`;
      queue(() => tellRemembered(openFolder(project), project, store));
    }
    for (const job of world.jobs) {
      if (job.startedAt === null || over.has(job.id) || !isBuilding(job)) continue;
      if (project && !running.has(job.id))
        running.set(job.id, begin(job, project, openFolder(project), hasher, closing.signal));
      if (job.result === null) continue;
      over.add(job.id);
      const begun = running.get(job.id);
      running.delete(job.id);
      if (begun) queue(() => finish(job, begun, engine, store));
    }
  }

  /** One after the other, so that each build is compared with the one before it; of a build that could not be looked at nothing is told. */
  function queue(part: () => Promise<void>) {
    work = work.then(() => (closing.signal.aborted ? undefined : part())).catch(() => {});
  }

  return {
    async history(service) {
      const { project } = store.world();
      return project ? buildHistory(engine, project, openFolder(project), service) : { past: [], images: [] };
    },
    settled: () => work,
    async close() {
      stop();
      closing.abort();
      await work;
    },
  };
}

function isSimulated({ engine }: World): boolean {
  return engine.state === 'connected' && engine.info.simulated;
}

/** Whether the command builds at all: `build`, `up --build`, or a watch that rebuilds. */
function isBuilding({ argv }: Job): boolean {
  return argv.some((word) => word === 'build' || word === '--build' || word === 'watch');
}

function folders(cache: string): (project: Project) => BuildFolder {
  const open = new Map<string, BuildFolder>();
  return (project) => {
    const key = `${project.name}\0${project.directory}`;
    const folder = open.get(key) ?? openBuildFolder(cache, project);
    open.set(key, folder);
    return folder;
  };
}

async function tellRemembered(folder: BuildFolder, project: Project, store: Store) {
  for (const { name, build } of project.services) {
    const record = build ? await folder.read(name) : null;
    const isNewer = (store.world().builds[name]?.at ?? 0) >= (record?.at ?? 0);
    if (record?.summary && !isNewer) {
      store.emit({ at: Date.now(), type: 'build.known', summary: { ...record.summary, job: null } });
    }
  }
}

function begin(job: Job, project: Project, folder: BuildFolder, hasher: Hasher, signal: AbortSignal): Running {
  const begun = mayBuild(job, project).map(({ name, build }) => {
    const look = folder.salt().then((salt) => beginBuild(build, { hasher, salt, signal }));
    look.catch(() => {});
    return [name, { build, look }] as const;
  });
  return { project, folder, begun: new Map(begun) };
}

async function finish(job: Job, { project, folder, begun }: Running, engine: Engine, store: Store) {
  const among = [...begun.keys()];
  for (const [service, { build, look }] of begun) {
    const steps = stepsOfService(job.steps, service, among);
    if (steps.some(({ build: step }) => step?.number !== null)) {
      await tell({ job, project, folder, engine, store, service, build, steps, begun: await look });
    }
  }
}

type Finished = Omit<Running, 'begun'> & {
  readonly job: Job;
  readonly engine: Engine;
  readonly store: Store;
  readonly service: string;
  readonly build: BuildSpec;
  readonly steps: readonly JobStep[];
  readonly begun: BegunBuild;
};

async function tell({ job, project, folder, engine, store, service, build, steps, begun }: Finished) {
  const { plan } = begun;
  const salt = await folder.salt();
  const before = await folder.read(service);
  const image = imageOf(project, service);
  const found = await engine.images([...new Set([image, ...plan.flatMap(({ images }) => images)])]);
  const images = found.ok ? found.value : {};
  const layers = await engine.layers(image);
  const record = recordBuild(
    {
      service,
      build,
      plan,
      steps,
      contexts: await begun.files(),
      argv: job.argv,
      startedAt: job.startedAt ?? job.queuedAt,
      endedAt: job.endedAt ?? Date.now(),
      result: job.result ?? { kind: 'cancelled' },
      engine: engineName(store.world()),
      images,
      image: images[image] ?? null,
      layers: layers.ok ? layers.value : null,
      layersBefore: before?.layers ?? null,
    },
    salt,
  );
  const summary = summarize({ before, now: record, plan, steps, job: job.id });
  await folder.write({ ...record, summary });
  await folder.append(pastBuild(record, summary));
  store.emit({ at: Date.now(), type: 'build.known', summary });
}

function engineName({ engine }: World): string {
  const info = engine.state === 'connected' ? engine.info : engine.state === 'lost' ? engine.last : null;
  return info ? `${info.context} ${info.host}` : '';
}
