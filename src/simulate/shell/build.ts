import type { JobStep } from '../../model/job.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { digest } from '../identity.ts';
import { backendRecipe, type Instruction } from '../recipe.ts';
import { isDiskFull } from '../space.ts';
import { Failure } from './failure.ts';
import type { Job } from './job.ts';

/** A vertex of a build as BuildKit numbers it, with what is left to say of it. */
type Vertex = { readonly number: number; readonly id: string; readonly name: string };

/** Builds the image that these services share, instruction by instruction; what the cache has is not done again. */
export async function buildServices(
  job: Job,
  specs: readonly ServiceSpec[],
  options: { readonly useCache: boolean },
): Promise<void> {
  const [first] = specs.filter(({ build }) => build !== null);
  if (!first?.build) return;
  const name = first.image ?? '';
  const builder = createBuilder(job, specs.length > 1 ? `${first.name} ` : '');
  await builder.chore('load build definition from Dockerfile', 40);
  await builder.chore('load metadata for public.ecr.aws/docker/library/python:3.10', 380);
  await builder.chore('load .dockerignore', 20);
  await builder.chore('load build context', 60);
  const recipe = backendRecipe(first.build.context);
  let isCached = options.useCache;
  for (const [index, instruction] of recipe.entries()) {
    isCached &&= job.machine.buildCache.has(instruction.key);
    await builder.instruct(`${index + 1}/${recipe.length}`, instruction, isCached);
  }
  await builder.work('exporting to image', 320);
  tag(job, name, recipe);
  job.step(name, 'Built');
}

function tag(job: Job, name: string, recipe: readonly Instruction[]): void {
  const { images, timeline } = job.machine;
  const layers = recipe.map(({ text, size }) => ({ instruction: text, size }));
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  const id = `sha256:${digest(recipe.at(-1)?.key ?? '')}`;
  if (images.find(name)?.id === id) return;
  images.tag({ id, name, size, createdAt: timeline.now(), layers });
}

function createBuilder(job: Job, target: string) {
  const { timeline, buildCache } = job.machine;
  let number = 0;

  function begin(name: string): Vertex & { readonly startedAt: number } {
    const vertex = { number: ++number, id: `sha256:${digest(`${timeline.now()} ${name}`)}`, name };
    const startedAt = timeline.now();
    job.steps([stepOf(vertex, { state: 'working', status: '', startedAt, endedAt: null })]);
    return { ...vertex, startedAt };
  }

  function end(vertex: Vertex & { readonly startedAt: number }, state: JobStep['state'], status: string) {
    const endedAt = timeline.now();
    job.steps([stepOf(vertex, { state, status, startedAt: vertex.startedAt, endedAt })]);
  }

  function seconds({ startedAt }: { readonly startedAt: number }) {
    return ((timeline.now() - startedAt) / 1000).toFixed(1);
  }

  return {
    /** Work of the builder itself, which is worth no line. */
    async chore(name: string, took: number) {
      const vertex = begin(`[${target}internal] ${name}`);
      await job.pause(took);
      end(vertex, 'done', 'DONE');
    },
    async work(name: string, took: number) {
      const vertex = begin(name);
      await job.pause(took);
      end(vertex, 'done', 'DONE');
      job.print(`#${vertex.number} ${name}  DONE ${seconds(vertex)}s`);
    },
    async instruct(place: string, { text, took, size, prints, key }: Instruction, isCached: boolean) {
      const name = `[${target}${place}] ${text}`;
      const vertex = begin(name);
      if (isCached) {
        await job.pause(15);
        end(vertex, 'cached', 'CACHED');
        return job.print(`#${vertex.number} ${name}  CACHED`);
      }
      job.print(`#${vertex.number} ${name}`);
      for (const [index, line] of prints.entries()) {
        await job.pause(took / (prints.length + 1));
        job.print(`#${vertex.number} ${((took * (index + 1)) / (prints.length + 1) / 1000).toFixed(3)} ${line}`);
      }
      await job.pause(took / (prints.length + 1));
      if (size > 0 && isDiskFull(job.machine)) throw outOfSpace(job, end, vertex);
      buildCache.keep(key, name, size / 4);
      end(vertex, 'done', 'DONE');
      return job.print(`#${vertex.number} DONE ${seconds(vertex)}s`);
    },
  };
}

function outOfSpace(
  job: Job,
  end: (vertex: Vertex & { readonly startedAt: number }, state: JobStep['state'], status: string) => void,
  vertex: Vertex & { readonly startedAt: number },
): Failure {
  const file = `/var/lib/docker/tmp/buildkit-mount${vertex.number}/layer.tar`;
  const reason = `failed to copy files: write ${file}: no space left on device`;
  end(vertex, 'failed', reason);
  job.print(`#${vertex.number} ERROR: ${reason}`);
  return new Failure(`failed to solve: ${reason}`);
}

function stepOf({ id, name }: Vertex, news: Pick<JobStep, 'state' | 'status' | 'startedAt' | 'endedAt'>): JobStep {
  return { id, name, kind: 'build', progress: null, ...news };
}
