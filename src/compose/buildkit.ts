import type { BuildStep, JobStep } from '../model/job.ts';
import { buildPart, targetOfChore } from './build-name.ts';
import {
  type BuildReport,
  decode,
  inputsFirst,
  timeOf,
  type Vertex,
  type VertexLog,
  type VertexStatus,
} from './build-report.ts';
import { createClock, type Span, withSpan, worked } from './build-spans.ts';
import { newBuildStep, withOutput } from './build-step.ts';

/** What became known by one report. */
export type BuildNews = { readonly steps: readonly JobStep[]; readonly lines: readonly string[] };

/** `number` is 0 until it starts, as BuildKit numbers them; `printed` is the beginning of a line whose end is not there yet. */
type Known = {
  step: JobStep & { readonly build: BuildStep };
  spans: readonly Span[];
  readonly statuses: Map<string, VertexStatus>;
  number: number;
  announced: boolean;
  ended: boolean;
  printed: string;
};

/**
 * Follows a build. Returns what takes each report and answers with the steps that changed and the lines that a person would read, in BuildKit's
 * own manner: `#7 [api 2/6] RUN …`, `#7 output`, `#7 [api 3/6] WORKDIR /app  CACHED`. A step that several services share is one, under the name that it was first
 * heard by, with all of them as its targets. Times are brought to the clock here.
 */
export function followBuild(now: () => number = Date.now): (report: BuildReport) => BuildNews {
  const vertexes = new Map<string, Known>();
  const targets = new Set<string>();
  const clock = createClock(now);

  function noteVertex(vertex: Vertex): Known {
    const started = timeOf(vertex.started);
    const completed = timeOf(vertex.completed);
    for (const time of [started, completed]) if (time !== null) clock.hear(time);
    const known = vertexes.get(vertex.digest) ?? begin(vertexes, vertex, targets);
    if (started !== null) known.spans = withSpan(known.spans, started, completed);
    known.step = advance(known, vertex, clock.here, now());
    if (known.number === 0 && vertex.started) {
      known.number = 1 + Math.max(0, ...[...vertexes.values()].map(({ number }) => number));
    }
    return known;
  }

  return (report) => {
    const ordered = inputsFirst(report.vertexes ?? []);
    for (const { name } of ordered) noteTargetOf(name, targets);
    const noted = ordered.map((vertex) => ({ vertex, known: noteVertex(vertex) }));
    const lines = noted.flatMap(({ vertex, known }) => linesOnEnd(known, vertex));
    const reached = ordered.flatMap((vertex) => noteNeeds(vertexes, vertex, targets));
    const taken = noted.flatMap(({ known }) => noteTaken(vertexes, known));
    const statused = (report.statuses ?? []).flatMap((status) => noteStatus(vertexes.get(status.vertex), status));
    const logged = (report.logs ?? []).flatMap((log) => {
      const known = vertexes.get(log.vertex);
      lines.push(...linesOfLog(known, log));
      return known ?? [];
    });
    for (const { short } of report.warnings ?? []) if (short) lines.push(`WARN: ${decode(short)}`);
    const changed = new Set([...noted.map(({ known }) => known), ...reached, ...taken, ...statused, ...logged]);
    return { steps: [...changed].map(({ step }) => step), lines };
  };
}

/** The targets of a build are told by its chores, which come first. */
function noteTargetOf(name: string, targets: Set<string>): void {
  const target = targetOfChore(name);
  if (target !== null) targets.add(target);
}

/**
 * A target needs what is announced for it and what that needs. A name that is heard with times says less: a step that works is told to whoever waits for one that does the same.
 * Answers with the steps of which this was not known.
 */
function noteNeeds(vertexes: Map<string, Known>, vertex: Vertex, targets: ReadonlySet<string>): readonly Known[] {
  const isAnnounced = vertex.started === undefined || targetOfChore(vertex.name) !== null;
  const [target] = isAnnounced ? buildPart(vertex.name, targets).targets : [];
  return target === undefined ? [] : noteTarget(vertexes, vertex.digest, target);
}

/**
 * A target is exported when all that it needs is done. What is still waited for then was never told: BuildKit took the result of a step that does the same for another target.
 * Answers with these.
 */
function noteTaken(vertexes: Map<string, Known>, { step, number }: Known): readonly Known[] {
  if (number === 0 || !step.build.instruction.startsWith('exporting to')) return [];
  const [target] = step.build.targets;
  const waiting = [...vertexes.values()].filter(
    (known) => known.step.state === 'waiting' && (target === undefined || known.step.build.targets.includes(target)),
  );
  for (const known of waiting) {
    known.step = {
      ...known.step,
      state: 'cached',
      status: 'CACHED',
      startedAt: step.startedAt,
      endedAt: step.startedAt,
    };
  }
  return waiting;
}

function noteTarget(vertexes: Map<string, Known>, digest: string, target: string): readonly Known[] {
  const known = vertexes.get(digest);
  if (!known) return [];
  const { targets, inputs } = known.step.build;
  const isNews = !targets.includes(target);
  if (isNews) known.step = { ...known.step, build: { ...known.step.build, targets: [...targets, target] } };
  const open = inputs.filter((input) => !vertexes.get(input)?.step.build.targets.includes(target));
  return [...(isNews ? [known] : []), ...open.flatMap((input) => noteTarget(vertexes, input, target))];
}

function begin(vertexes: Map<string, Known>, vertex: Vertex, targets: ReadonlySet<string>): Known {
  const build = { ...newBuildStep(buildPart(vertex.name, targets)), inputs: vertex.inputs ?? [] };
  const step: Known['step'] = {
    id: vertex.digest,
    name: vertex.name,
    kind: 'build',
    state: 'waiting',
    status: '',
    progress: null,
    startedAt: null,
    endedAt: null,
    build,
  };
  const known = { step, spans: [], statuses: new Map(), number: 0, announced: false, ended: false, printed: '' };
  vertexes.set(vertex.digest, known);
  return known;
}

function advance({ step, spans }: Known, vertex: Vertex, here: (time: number) => number, now: number): Known['step'] {
  const works = spans.some(({ end }) => end === null);
  const starts = spans.map(({ start }) => start);
  const ends = spans.map(({ end }) => end).filter((end) => end !== null);
  const fate = vertex.started === undefined ? {} : fateOf(step, vertex, works);
  return {
    ...step,
    ...fate,
    startedAt: starts.length === 0 ? null : here(Math.min(...starts)),
    endedAt: works || ends.length === 0 ? null : here(Math.max(...ends)),
    build: {
      ...step.build,
      worked: worked(spans),
      workingSince: works ? (step.build.workingSince ?? now) : null,
    },
  };
}

function fateOf(step: JobStep, vertex: Vertex, works: boolean): Pick<JobStep, 'state' | 'status'> {
  // `context.Canceled` of Go: another step failed first.
  if (vertex.error?.endsWith('context canceled')) return { state: 'cancelled', status: 'CANCELED' };
  if (vertex.error) return { state: 'failed', status: vertex.error };
  if (vertex.cached) return { state: 'cached', status: 'CACHED' };
  if (works) return { state: 'working', status: step.state === 'working' ? step.status : '' };
  return step.state === 'failed' || step.state === 'cancelled' || step.state === 'cached'
    ? { state: step.state, status: step.status }
    : { state: 'done', status: 'DONE' };
}

/** Several layers come at once: their bytes are summed. A status without a total counts what it has. */
function noteStatus(known: Known | undefined, status: VertexStatus): readonly Known[] {
  if (!known) return [];
  const { statuses, step } = known;
  statuses.set(status.id, status);
  const counted = [...statuses.values()].filter(({ current, total = 0 }) => current > 0 || total > 0);
  const sized = counted.filter(({ total = 0 }) => total > 0);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const current = sum((sized.length > 0 ? sized : counted).map(({ current }) => current));
  const progress = counted.length > 0 ? { current, total: sum(sized.map(({ total = 0 }) => total)) } : step.progress;
  const word = step.state === 'working' ? status.id : step.status;
  const isNews = word !== step.status || progress?.current !== step.progress?.current;
  if (isNews) known.step = { ...step, status: word, progress };
  return isNews ? [known] : [];
}

/** BuildKit's own chores are not worth a line unless they fail. */
function linesOnEnd(known: Known, vertex: Vertex): readonly string[] {
  const { step, number } = known;
  if (known.ended || step.endedAt === null) return [];
  known.ended = true;
  if (step.state !== 'failed' && step.build.instruction === 'internal') return [];
  const rest = known.printed === '' ? [] : [`#${number} ${known.printed}`];
  const title = known.announced && step.state === 'done' ? `#${number}` : `#${number} ${step.name} `;
  const completed = timeOf(vertex.completed) ?? 0;
  const seconds = ((completed - (timeOf(vertex.started) ?? completed)) / 1000).toFixed(1);
  const word =
    step.state === 'failed' ? `ERROR: ${step.status}` : step.state === 'done' ? `DONE ${seconds}s` : step.status;
  return [...rest, `${title} ${word}`];
}

/** The first output of a vertex is preceded by its name; a line that is not complete yet waits for its rest. */
function linesOfLog(known: Known | undefined, log: VertexLog): readonly string[] {
  if (!known) return [];
  const lines = (known.printed + decode(log.data)).split(/\r\n|\n|\r/);
  known.printed = lines.pop() ?? '';
  known.step = { ...known.step, build: withOutput(known.step.build, lines) };
  const title = known.announced || lines.length === 0 ? [] : [`#${known.number} ${known.step.name}`];
  known.announced ||= lines.length > 0;
  return [...title, ...lines.map((line) => `#${known.number} ${line}`)];
}
