import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProgress } from '../../src/compose/progress.ts';
import { noEvidence } from '../../src/explain/evidence.ts';
import { explainJob } from '../../src/explain/job.ts';
import { explainService } from '../../src/explain/service.ts';
import { stepStory } from '../../src/explain/step-story.ts';
import type { Job, JobStep } from '../../src/model/job.ts';
import { LANGUAGES } from '../../src/words/catalogue.ts';
import { exampleWorld, type Moment, NOW } from '../example-world.ts';
import { buildStep } from '../model/build-step.ts';

const world = exampleWorld('prestart-waiting');

function jobOf(moment: Moment): Job {
  const job = exampleWorld(moment).jobs.at(-1);
  if (!job) throw new Error('there is a job');
  return job;
}

function jobWith(steps: readonly JobStep[]): Job {
  return { ...jobOf('prestart-waiting'), steps };
}

function thing(kind: JobStep['kind'], name: string, status: string, more: Partial<JobStep> = {}): JobStep {
  const own = {
    id: name,
    name,
    kind,
    state: 'working',
    status,
    progress: null,
    startedAt: NOW,
    endedAt: null,
    build: null,
  } as const;
  return { ...own, ...more };
}

function told(...steps: readonly JobStep[]): readonly string[] {
  return stepStory(jobWith(steps), { world, language: 'en', now: NOW });
}

const recordings = ['up-build', 'up-again', 'down-volumes', 'restart', 'stop', 'pull-layers'] as const;

/** What Compose 2.40 itself told to be at work in a recording, in the order in which it did, without the layers of images and BuildKit's steps. */
function workingSteps(file: string): readonly JobStep[] {
  const read = readProgress(() => NOW);
  const lines = readFileSync(`test/compose/fixtures/said/${file}.2.40.err`, 'utf8').split('\n');
  return lines
    .flatMap((line) => read('stderr', line).flatMap((event) => (event.kind === 'steps' ? event.steps : [])))
    .filter(({ state, kind, name }) => state === 'working' && !(kind === 'image' && name.includes(' ')));
}

describe('the story of the steps of a command', () => {
  it('says what each thing that Compose works on is for', () => {
    expect(told(thing('network', 'Network ai-pic_default', 'Creating'))[0]).toBe(
      'The network ai-pic_default is being made, so that the containers find each other by name.',
    );
    expect(told(thing('container', 'Container ai-pic-adminer-1', 'Creating'))[0]).toContain('created from its image');
    expect(told(thing('container', 'Container ai-pic-adminer-1', 'Starting'))[0]).toBe(
      'The main process of ai-pic-adminer-1 is being started.',
    );
    expect(told(thing('volume', 'Volume "shop_data"', 'Removing'))[0]).toContain(
      'The volume shop_data is being deleted',
    );
  });

  it('says what is waited for by the condition of those behind it', () => {
    expect(told(thing('container', 'Container ai-pic-prestart-1', 'Waiting'))[0]).toBe(
      'Compose waits for ai-pic-prestart-1 to end with 0, since backend and worker may start only then.',
    );
    expect(told(thing('container', 'Container ai-pic-adminer-1', 'Waiting'))[0]).toBe(
      'Compose waits for ai-pic-adminer-1.',
    );
  });

  it('says how long a step has been at work once that is worth it, and how many are done', () => {
    const slow = thing('container', 'Container ai-pic-adminer-1', 'Stopping', { startedAt: NOW - 6_000 });
    const done = thing('network', 'Network ai-pic_default', 'Created', { state: 'done' });
    expect(told(done, slow)).toEqual([
      'ai-pic-adminer-1 was asked to end (SIGTERM), and is killed if it takes longer than its grace time. (6.0 s)',
      '1 of 2 steps are done.',
    ]);
  });

  it('counts the layers of an image with it', () => {
    const layer = (id: string, state: JobStep['state']) => thing('image', `cache ${id}`, 'Downloading', { state });
    expect(told(thing('image', 'cache', 'Pulling'), layer('a1', 'done'), layer('b2', 'working'))).toEqual([
      'The image cache is being fetched from its registry; layers that are here already are not fetched again. 1 of 2 layers are here.',
    ]);
  });

  it('says what a step of a build does, without what is secret', () => {
    const step = (instruction: string) =>
      buildStep(
        instruction,
        { targets: ['backend'], number: 4, total: 7, instruction, workingSince: NOW },
        { state: 'working' },
      );
    expect(told(step('RUN uv sync'))[0]).toBe(
      'Step 4 of 7 of backend runs a command in a temporary container and keeps what it changed as a layer: RUN uv sync',
    );
    expect(told(step('COPY ./app /app/app'))[0]).toContain('copies files into the image');
    expect(told(step('FROM docker.io/library/bb:latest'))[0]).toContain('takes the base image');
    expect(told(step('RUN login --token=abc123'))[0]).not.toContain('abc123');
    const chore = (name: string) => buildStep(name, { instruction: 'internal' }, { state: 'working', name });
    expect(told(chore('[backend internal] load build context'))[0]).toContain('build context are being sent');
    expect(told(chore('[backend internal] load metadata for docker.io/library/bb:latest'))[0]).toContain(
      'docker.io/library/bb:latest',
    );
    expect(told(chore('[internal] load local bake definitions'))).toEqual([]);
  });

  it('has a sentence for everything that Compose 2.40 was at work on in the recordings', () => {
    const silent = recordings.flatMap((file) =>
      workingSteps(file).filter((step) =>
        LANGUAGES.some((language) => stepStory(jobWith([step]), { world, language, now: NOW }).length === 0),
      ),
    );
    expect(new Set(recordings.flatMap((file) => workingSteps(file).map(({ status }) => status))).size).toBeGreaterThan(
      5,
    );
    expect(silent.map(({ name, status }) => `${name} ${status}`)).toEqual([]);
  });
});

describe('the explanation of a running command', () => {
  it('tells the story of the gate that it stands at', () => {
    const told = { world, evidence: noEvidence, language: 'en', now: NOW } as const;
    const { paragraphs = [] } = explainJob(jobOf('prestart-waiting'), told) ?? {};
    expect(paragraphs[0]).toContain('starts everything in the order of its gates');
    expect(paragraphs[1]).toContain('Compose waits for ai-pic-prestart-1 to end with 0');
    expect(paragraphs.at(-1)).toBe('prestart has been at work for 3.0 s; backend and worker wait for it.');
  });

  it('tells of a service only its own steps', () => {
    const building = exampleWorld('building');
    const text = (name: string) => explainService(building, name, noEvidence, 'en', NOW).paragraphs.join('\n');
    expect(text('backend')).toContain('Step 4 of 7 of backend runs a command');
    expect(text('adminer')).not.toContain('Step 4 of 7');
  });
});
