import type { Job, JobStep } from '../model/job.ts';
import { type Service, selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import { clip } from '../text/clip.ts';
import { duration } from '../text/format.ts';
import { plain } from '../text/sanitize.ts';
import { masked } from '../text/secret.ts';
import type { Language } from '../words/catalogue.ts';
import { storyWords } from '../words/explain-story.ts';
import { listed } from './start-story.ts';

type Words = ReturnType<typeof storyWords>;

/** What a story of steps is told from. `now` is milliseconds since the epoch. */
export type StepsTold = { readonly world: World; readonly language: Language; readonly now: number };

/** Steps that are told of at once: those that began last. */
const MOST_TOLD = 3;
/** From here on, in milliseconds, it is said how long a step has been at work. */
const LONG_MS = 2_000;

/** What the steps of a job that are at work do, in plain words, those that began last at the end; then how many are done. */
export function stepStory(job: Job, told: StepsTold): readonly string[] {
  const words = storyWords(told.language);
  const all = job.steps.filter((step) => !isLayer(step));
  const done = all.filter(({ state }) => state === 'done' || state === 'cached').length;
  const counted = all.length > 1 ? [words.stepsDone(done, all.length)] : [];
  return [...working(job).flatMap((step) => sentence(step, job, told)), ...counted];
}

/** What the steps at work of running jobs do for one service. */
export function serviceSteps(service: Service, told: StepsTold): readonly string[] {
  const names = new Set(service.containers.map(({ name }) => name));
  const image = service.spec?.image ?? '';
  const isOwn = ({ name, kind, build }: JobStep) =>
    (kind === 'container' && names.has(nameOf(name))) ||
    (build?.targets.includes(service.name) ?? false) ||
    (kind === 'image' && (nameOf(name) === service.name || nameOf(name) === image));
  return told.world.jobs
    .filter(({ startedAt, result }) => startedAt !== null && !result)
    .flatMap((job) => working({ ...job, steps: job.steps.filter(isOwn) }).flatMap((step) => sentence(step, job, told)));
}

function working(job: Job): readonly JobStep[] {
  return job.steps
    .filter((step) => step.state === 'working' && !isLayer(step))
    .sort((one, other) => beganAt(one) - beganAt(other))
    .slice(-MOST_TOLD);
}

function beganAt({ build, startedAt }: JobStep): number {
  return build?.workingSince ?? startedAt ?? 0;
}

/** A layer is told of with its image; its id is the image's and its own. */
function isLayer({ kind, name }: JobStep): boolean {
  return kind === 'image' && name.includes(' ') && !name.startsWith('Image ');
}

function sentence(step: JobStep, job: Job, told: StepsTold): readonly string[] {
  const words = storyWords(told.language);
  const text = step.build ? buildSentence(step, words) : thingSentence(step, job, told, words);
  if (text === null) return [];
  const since = told.now - beganAt(step);
  return [beganAt(step) > 0 && since >= LONG_MS ? words.since(text, duration(since)) : text];
}

/** The thing without the word for its kind, which Compose puts before it. */
function nameOf(name: string): string {
  return plain(name)
    .replace(/^(?:Container|Network|Volume|Image) /, '')
    .replace(/^"(.*)"$/, '$1');
}

function thingSentence(step: JobStep, job: Job, told: StepsTold, words: Words): string | null {
  const name = nameOf(step.name);
  switch (step.kind) {
    case 'container':
      return containerSentence(step.status, name, told, words);
    case 'network':
      return step.status === 'Removing' ? words.removingNetwork(name) : words.creatingNetwork(name);
    case 'volume':
      return step.status === 'Removing' ? words.removingVolume(name) : words.creatingVolume(name);
    case 'image':
      return [words.pullingImage(name), ...layersOf(step, job, words)].join(told.language === 'en' ? ' ' : '');
    case 'build':
      return words.buildingImage(name);
    case 'other':
      return null;
  }
}

/** Compose's words on a container (`pkg/progress/event.go`, and `pkg/compose/pause.go`). */
function containerSentence(status: string, name: string, told: StepsTold, words: Words): string | null {
  const sentences: Readonly<Record<string, (container: string) => string>> = {
    Creating: words.creatingContainer,
    Starting: words.startingContainer,
    Recreate: words.recreatingContainer,
    Stopping: words.stoppingContainer,
    Removing: words.removingContainer,
    Restarting: words.restartingContainer,
    Killing: words.killingContainer,
    Pausing: words.pausingContainer,
    Unpausing: words.unpausingContainer,
  };
  return status === 'Waiting' ? waitingSentence(name, told.world, words) : (sentences[status]?.(name) ?? null);
}

/** What Compose waits for is what the condition of those behind it says. */
function waitingSentence(name: string, world: World, words: Words): string {
  const services = selectServices(world);
  const service = services.find(({ containers }) => containers.some((container) => container.name === name));
  const waiting = (condition: string) =>
    services
      .filter(({ gates }) => gates.some((gate) => gate.service === service?.name && gate.condition === condition))
      .map((other) => other.name);
  const end = waiting('service_completed_successfully');
  if (end.length > 0) return words.waitingEnd(name, listed(end, words));
  const health = waiting('service_healthy');
  return health.length > 0 ? words.waitingHealthy(name, listed(health, words)) : words.waitingContainer(name);
}

function layersOf({ name }: JobStep, { steps }: Job, words: Words): readonly string[] {
  const layers = steps.filter((step) => isLayer(step) && step.name.startsWith(`${name} `));
  const here = layers.filter(({ state }) => state === 'done' || state === 'cached').length;
  return layers.length > 0 ? [words.layers(here, layers.length)] : [];
}

const INSTRUCTION_CELLS = 100;

function buildSentence({ name, build }: JobStep, words: Words): string | null {
  if (!build) return null;
  const { number, total, instruction, targets } = build;
  if (number === null || total === null) return choreSentence(name, words);
  const place = words.place(number, total, targets[0] ?? '');
  const text = clip(masked(plain(instruction).replace(/\s+/g, ' ')), INSTRUCTION_CELLS);
  if (/^RUN\b/i.test(text)) return words.buildRun(place, text);
  if (/^(?:COPY|ADD)\b/i.test(text)) return words.buildCopy(place, text);
  return /^FROM\b/i.test(text) ? words.buildFrom(place, text) : words.buildOther(place, text);
}

/** BuildKit's own chores by their names; others say nothing to a reader. */
function choreSentence(name: string, words: Words): string | null {
  const image = /load metadata for (\S+)/.exec(name)?.[1];
  if (image !== undefined) return words.buildMetadata(plain(image));
  if (/load build definition/.test(name)) return words.buildDefinition;
  if (/load \.dockerignore/.test(name)) return words.buildIgnore;
  if (/load build context/.test(name)) return words.buildContext;
  return /exporting/.test(name) ? words.buildExport : null;
}
