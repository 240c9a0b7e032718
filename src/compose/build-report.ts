/** What BuildKit streams as JSON (`client.SolveStatus`): its vertexes, how far each is, and what each prints. */
export type BuildReport = {
  readonly vertexes?: readonly Vertex[];
  readonly statuses?: readonly VertexStatus[];
  readonly logs?: readonly VertexLog[];
  readonly warnings?: readonly VertexWarning[];
};

/** A step of a build. It is first reported without times, and again under the name of each target that waits for it. */
export type Vertex = {
  readonly digest: string;
  readonly inputs?: readonly string[];
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
};

/** What a step is at: `transferring context:` with bytes and no total, a layer (`sha256:…`) with both, `exporting layers` with neither. */
export type VertexStatus = {
  readonly id: string;
  readonly vertex: string;
  readonly current: number;
  readonly total?: number;
  readonly completed?: string;
};

/** Output of a step, in base64, cut anywhere. */
export type VertexLog = { readonly vertex: string; readonly data: string };
type VertexWarning = { readonly vertex: string; readonly short?: string };

/** True for the JSON of a report of BuildKit, also for an empty one. */
export function isBuildReport(json: object): json is BuildReport {
  const keys = Object.keys(json);
  return keys.every((key) => key === 'vertexes' || key === 'statuses' || key === 'logs' || key === 'warnings');
}

/** BuildKit names the last instruction of a build first; people read it from the first one. */
export function inputsFirst(vertexes: readonly Vertex[]): readonly Vertex[] {
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

/** The text of a log or a warning. */
export function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** Milliseconds since the epoch by the builder's clock, with fractions: chores end and begin again within one. Null for no time. */
export function timeOf(text: string | undefined): number | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  const [, fraction = ''] = /\.\d{3}(\d+)/.exec(text ?? '') ?? [];
  return Number.isNaN(time) ? null : time + Number(`0.${fraction}`);
}
