import type { JobStep } from '../model/job.ts';

/** What BuildKit streams as JSON (`client.SolveStatus`): its vertexes, how far each is, and what each prints. */
export type BuildReport = {
  readonly vertexes?: readonly Vertex[];
  readonly statuses?: readonly VertexStatus[];
  readonly logs?: readonly VertexLog[];
  readonly warnings?: readonly VertexWarning[];
};

type Vertex = {
  readonly digest: string;
  readonly inputs?: readonly string[];
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
};
type VertexStatus = { readonly id: string; readonly vertex: string; readonly current: number; readonly total?: number };
type VertexLog = { readonly vertex: string; readonly data: string };
type VertexWarning = { readonly vertex: string; readonly short?: string };

/** What became known by one report. */
export type BuildNews = { readonly steps: readonly JobStep[]; readonly lines: readonly string[] };

/** `number` is 0 until it starts, as BuildKit numbers them; `printed` is the beginning of a line whose end is not there yet. */
type Known = { step: JobStep; number: number; announced: boolean; ended: boolean; printed: string };

/** True for the JSON of a report of BuildKit, also for an empty one. */
export function isBuildReport(json: object): json is BuildReport {
  const keys = Object.keys(json);
  return keys.every((key) => key === 'vertexes' || key === 'statuses' || key === 'logs' || key === 'warnings');
}

/**
 * Follows a build. Returns what takes each report and answers with the steps that changed and the lines that a person would read, in BuildKit's
 * own manner: `#7 [api 2/6] RUN …`, `#7 output`, `#7 [api 3/6] WORKDIR /app  CACHED`. An instruction that several services share is one step, under
 * the name that it was first heard by.
 */
export function followBuild(): (report: BuildReport) => BuildNews {
  const vertexes = new Map<string, Known>();
  return (report) => {
    const changed = new Set<Known>();
    const lines: string[] = [];
    for (const vertex of inputsFirst(report.vertexes ?? [])) {
      const known = noteVertex(vertexes, vertex);
      changed.add(known);
      lines.push(...linesOnEnd(known, vertex));
    }
    for (const status of report.statuses ?? []) {
      const known = vertexes.get(status.vertex);
      if (known && noteStatus(known, status)) changed.add(known);
    }
    for (const log of report.logs ?? []) lines.push(...linesOfLog(vertexes.get(log.vertex), log));
    for (const { short } of report.warnings ?? []) {
      if (short) lines.push(`WARN: ${decode(short)}`);
    }
    return { steps: [...changed].map(({ step }) => step), lines };
  };
}

function noteVertex(vertexes: Map<string, Known>, vertex: Vertex): Known {
  const known = vertexes.get(vertex.digest) ?? begin(vertexes, vertex);
  known.step = { ...known.step, ...fateOf(vertex), startedAt: known.step.startedAt ?? timeOf(vertex.started) };
  if (known.number === 0 && vertex.started) {
    known.number = 1 + Math.max(0, ...[...vertexes.values()].map(({ number }) => number));
  }
  return known;
}

/** BuildKit names the last instruction of a build first; people read it from the first one. */
function inputsFirst(vertexes: readonly Vertex[]): readonly Vertex[] {
  const seen = new Set<Vertex>();
  const ordered: Vertex[] = [];
  const visit = (vertex: Vertex) => {
    if (seen.has(vertex)) return;
    seen.add(vertex);
    for (const input of vertex.inputs ?? []) vertexes.filter(({ digest }) => digest === input).forEach(visit);
    ordered.push(vertex);
  };
  vertexes.forEach(visit);
  return ordered;
}

function begin(vertexes: Map<string, Known>, vertex: Vertex): Known {
  const step: JobStep = {
    id: vertex.digest,
    name: vertex.name,
    kind: 'build',
    state: 'waiting',
    status: '',
    progress: null,
    startedAt: null,
    endedAt: null,
  };
  const known = { step, number: 0, announced: false, ended: false, printed: '' };
  vertexes.set(vertex.digest, known);
  return known;
}

function fateOf(vertex: Vertex): Pick<JobStep, 'state' | 'status' | 'endedAt'> {
  const endedAt = timeOf(vertex.completed);
  if (vertex.error) return { state: 'failed', status: vertex.error, endedAt };
  if (vertex.cached) return { state: 'cached', status: 'CACHED', endedAt };
  if (endedAt !== null) return { state: 'done', status: 'DONE', endedAt };
  return { state: vertex.started ? 'working' : 'waiting', status: '', endedAt: null };
}

function noteStatus(known: Known, { id, current, total = 0 }: VertexStatus): boolean {
  const progress = total > 0 ? { current, total } : known.step.progress;
  const status = known.step.state === 'working' ? id : known.step.status;
  if (status === known.step.status && progress?.current === known.step.progress?.current) return false;
  known.step = { ...known.step, status, progress };
  return true;
}

/** BuildKit's own chores are not worth a line unless they fail. */
function linesOnEnd(known: Known, vertex: Vertex): readonly string[] {
  const { step, number } = known;
  if (known.ended || step.endedAt === null) return [];
  known.ended = true;
  if (step.state !== 'failed' && /^\[(?:\S+ )?internal\]|resolving provenance/.test(step.name)) return [];
  const rest = known.printed === '' ? [] : [`#${number} ${known.printed}`];
  const title = known.announced && step.state === 'done' ? `#${number}` : `#${number} ${step.name} `;
  const seconds = ((step.endedAt - (timeOf(vertex.started) ?? step.endedAt)) / 1000).toFixed(1);
  const word =
    step.state === 'failed' ? `ERROR: ${step.status}` : step.state === 'cached' ? 'CACHED' : `DONE ${seconds}s`;
  return [...rest, `${title} ${word}`];
}

/** The first output of a vertex is preceded by its name; a line that is not complete yet waits for its rest. */
function linesOfLog(known: Known | undefined, log: VertexLog): readonly string[] {
  if (!known) return [];
  const lines = (known.printed + decode(log.data)).split(/\r\n|\n|\r/);
  known.printed = lines.pop() ?? '';
  const title = known.announced || lines.length === 0 ? [] : [`#${known.number} ${known.step.name}`];
  known.announced ||= lines.length > 0;
  return [...title, ...lines.map((line) => `#${known.number} ${line}`)];
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

function timeOf(text: string | undefined): number | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
