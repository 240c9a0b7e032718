import type { BuildStep, JobStep } from '../../model/job.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { digest } from '../identity.ts';
import { backendRecipe, filesOfRecipe, type Instruction } from '../recipe.ts';
import { isDiskFull } from '../space.ts';
import { Failure } from './failure.ts';
import type { Job } from './job.ts';

/** A vertex of a build as BuildKit numbers it, with what is left to say of it. */
type Vertex = { readonly number: number; readonly id: string; readonly name: string; readonly build: BuildStep };

/** Builds the image that these services share, instruction by instruction; what the cache has is not done again. */
export async function buildServices(
  job: Job,
  specs: readonly ServiceSpec[],
  options: { readonly useCache: boolean },
): Promise<void> {
  const [first] = specs.filter(({ build }) => build !== null);
  if (!first?.build) return;
  const name = first.image ?? '';
  const builder = createBuilder(job, specs.length > 1 ? specs.map((spec) => spec.name) : []);
  await builder.chore('load build definition from Dockerfile', 40);
  await builder.chore('load metadata for public.ecr.aws/docker/library/python:3.10', 380);
  await builder.chore('load .dockerignore', 20);
  await builder.chore('load build context', 60);
  const recipe = backendRecipe(first.build.context);
  let isCached = options.useCache;
  for (const { vertex, instruction } of builder.announce(recipe)) {
    isCached &&= job.machine.buildCache.has(instruction.key);
    await builder.instruct(vertex, instruction, isCached);
  }
  await builder.work('exporting to image', 320);
  tag(job, name, recipe, first.build.context);
  job.step(name, 'Built');
}

function tag(job: Job, name: string, recipe: readonly Instruction[], context: string): void {
  const { images, timeline } = job.machine;
  const layers = recipe.map(({ text, size }) => ({ instruction: text, size }));
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  const id = `sha256:${digest(recipe.at(-1)?.key ?? '')}`;
  if (images.find(name)?.id === id) return;
  images.tag({ id, name, size, createdAt: timeline.now(), layers, files: filesOfRecipe(context) });
}

function createBuilder(job: Job, targets: readonly string[]) {
  const { timeline, buildCache } = job.machine;
  const [target] = targets;
  const prefix = target === undefined ? '' : `${target} `;
  let number = 0;

  function vertexOf(name: string, part: Partial<BuildStep>): Vertex {
    number += 1;
    return { number, id: `sha256:${digest(`${timeline.now()} ${name}`)}`, name, build: { ...blank, targets, ...part } };
  }

  function begin(vertex: Vertex): Started {
    const startedAt = timeline.now();
    const build = { ...vertex.build, workingSince: startedAt };
    const started = { ...vertex, build, startedAt };
    job.steps([stepOf(started, { state: 'working', status: '', startedAt, endedAt: null })]);
    return started;
  }

  function end(vertex: Started, state: JobStep['state'], status: string): void {
    const { startedAt } = vertex;
    const endedAt = timeline.now();
    const build = { ...vertex.build, worked: state === 'cached' ? 0 : endedAt - startedAt, workingSince: null };
    job.steps([stepOf({ ...vertex, build }, { state, status, startedAt, endedAt })]);
  }

  /** As BuildKit does, with a time since the step began. */
  function print(vertex: Started, line: string): Started {
    job.print(`#${vertex.number} ${((timeline.now() - vertex.startedAt) / 1000).toFixed(3)} ${line}`);
    const printed = { ...vertex, build: { ...vertex.build, output: [...vertex.build.output, line].slice(-20) } };
    const { startedAt } = vertex;
    job.steps([stepOf(printed, { state: 'working', status: '', startedAt, endedAt: null })]);
    return printed;
  }

  return {
    /** Work of the builder itself, which is worth no line. */
    async chore(name: string, took: number) {
      const vertex = begin(vertexOf(`[${prefix}internal] ${name}`, { instruction: 'internal' }));
      await job.pause(took);
      end(vertex, 'done', 'DONE');
    },
    async work(name: string, took: number) {
      const vertex = begin(vertexOf(target === undefined ? name : `[${target}] ${name}`, { instruction: name }));
      await job.pause(took);
      end(vertex, 'done', 'DONE');
      job.print(`#${vertex.number} ${vertex.name}  DONE ${seconds(vertex, timeline.now())}s`);
    },
    /** All instructions, before the first one begins. */
    announce(recipe: readonly Instruction[]) {
      const total = recipe.length;
      let inputs: readonly string[] = [];
      const announced = recipe.map((instruction, index) => {
        const part = { number: index + 1, total, instruction: instruction.text, inputs };
        const vertex = vertexOf(`[${prefix}${index + 1}/${total}] ${instruction.text}`, part);
        inputs = [vertex.id];
        return { vertex, instruction };
      });
      const waiting = { state: 'waiting', status: '', startedAt: null, endedAt: null } as const;
      job.steps(announced.map(({ vertex }) => stepOf(vertex, waiting)));
      return announced;
    },
    async instruct(announced: Vertex, { took, size, prints, key }: Instruction, isCached: boolean) {
      let vertex = begin(announced);
      const { name } = vertex;
      if (isCached) {
        await job.pause(15);
        end(vertex, 'cached', 'CACHED');
        return job.print(`#${vertex.number} ${name}  CACHED`);
      }
      job.print(`#${vertex.number} ${name}`);
      for (const line of prints) {
        await job.pause(took / (prints.length + 1));
        vertex = print(vertex, line);
      }
      await job.pause(took / (prints.length + 1));
      if (size > 0 && isDiskFull(job.machine)) throw outOfSpace(job, end, vertex);
      buildCache.keep(key, name, size / 4);
      end(vertex, 'done', 'DONE');
      return job.print(`#${vertex.number} DONE ${seconds(vertex, timeline.now())}s`);
    },
  };
}

type Started = Vertex & { readonly startedAt: number };

const blank: BuildStep = {
  targets: [],
  platform: '',
  stage: '',
  number: null,
  total: null,
  instruction: '',
  inputs: [],
  output: [],
  worked: 0,
  workingSince: null,
  source: null,
};

function seconds({ startedAt }: Started, now: number): string {
  return ((now - startedAt) / 1000).toFixed(1);
}

function outOfSpace(
  job: Job,
  end: (vertex: Started, state: JobStep['state'], status: string) => void,
  vertex: Started,
): Failure {
  const file = `/var/lib/docker/tmp/buildkit-mount${vertex.number}/layer.tar`;
  const reason = `failed to copy files: write ${file}: no space left on device`;
  end(vertex, 'failed', reason);
  job.print(`#${vertex.number} ERROR: ${reason}`);
  return new Failure(`failed to solve: ${reason}`);
}

function stepOf(
  { id, name, build }: Vertex,
  news: Pick<JobStep, 'state' | 'status' | 'startedAt' | 'endedAt'>,
): JobStep {
  return { id, name, kind: 'build', progress: null, build, ...news };
}
