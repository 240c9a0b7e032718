import type { JobStep } from '../../model/job.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { digest, short } from '../identity.ts';
import { publishedImage } from '../images.ts';
import { isDiskFull } from '../space.ts';
import { daemonFailure, Failure } from './failure.ts';
import { type Job, together } from './job.ts';

/** Bytes a second that the line of the simulation carries for one layer. */
const SPEED = 40_000_000;

/** A word on the progress of a layer is said this often, in milliseconds. */
const TICK_MS = 250;

/**
 * Tries to pull what `up` finds missing, as Compose does it: also images that no registry has, because the project builds them. For these a refusal is no
 * failure; Compose calls it a warning on the service that builds, and an error on the others.
 */
export async function pullMissing(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  const isBuilt = ({ image }: ServiceSpec) =>
    job.project.services.some((other) => other.build !== null && other.image === image);
  await together(job, [
    ...specs.filter(isBuilt).map((spec) => (own: Job) => refusePull(own, spec)),
    (own) =>
      pullServices(
        own,
        specs.filter((spec) => !isBuilt(spec)),
      ),
  ]);
}

async function refusePull(job: Job, spec: ServiceSpec): Promise<void> {
  job.step(spec.name, 'Pulling');
  await job.pause(400);
  if (spec.build === null) job.step(spec.name, denied(spec.image ?? ''));
  else job.step(spec.name, 'Warning');
}

/** What Docker Hub says of an image that it does not have. */
function denied(image: string): string {
  const reason = `pull access denied for ${image.split(':')[0]}, repository does not exist or may require 'docker login'`;
  return `${reason}: denied: requested access to the resource is denied`;
}

/** Pulls the images of services that are not built here, each once. */
export async function pullServices(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  const first = specs.filter((spec, index) => specs.findIndex(({ image }) => image === spec.image) === index);
  await together(
    job,
    first.map((spec) => (own) => pullService(own, spec)),
  );
}

async function pullService(job: Job, spec: ServiceSpec): Promise<void> {
  const { machine } = job;
  const name = spec.image ?? '';
  job.step(spec.name, 'Pulling');
  await job.pause(400);
  const image = publishedImage(name, machine.timeline.now());
  if (!image) {
    job.step(spec.name, denied(name));
    throw daemonFailure(denied(name));
  }
  if (isDiskFull(machine)) {
    const file = `/var/lib/docker/tmp/GetImageBlob${image.size}`;
    throw new Failure(`write ${file}: no space left on device`);
  }
  const isThere = machine.images.find(image.id) !== undefined;
  if (!isThere) {
    await together(
      job,
      image.layers.map((layer, index) => (own) => pullLayer(own, spec, short(digest(`${name} ${index}`)), layer.size)),
    );
    machine.images.tag(image);
  }
  job.step(spec.name, 'Pulled');
}

async function pullLayer(job: Job, spec: ServiceSpec, id: string, total: number): Promise<void> {
  const { timeline } = job.machine;
  const startedAt = timeline.now();
  const layer = `${spec.name} ${id}`;
  const say = (state: JobStep['state'], status: string, current: number) => {
    const endedAt = state === 'done' ? timeline.now() : null;
    const progress = { current: Math.round(current), total };
    job.steps([{ id: layer, name: layer, kind: 'image', state, status, progress, startedAt, endedAt, build: null }]);
  };
  const perTick = (SPEED * TICK_MS) / 1000;
  for (let current = 0; current < total; current += perTick) {
    say('working', 'Downloading', current);
    await job.pause(TICK_MS);
  }
  say('working', 'Extracting', total);
  await job.pause(TICK_MS);
  say('done', 'Pull complete', total);
  job.print(`${layer}  Pull complete`, 'stderr');
}
