import type { BuildOutcome } from '../model/build.ts';
import type { JobResult, JobStep } from '../model/job.ts';
import type { ImageLayer } from '../model/ports.ts';
import type { BuildSpec } from '../model/project.ts';
import { clip } from '../text/clip.ts';
import { plain } from '../text/sanitize.ts';
import { masked } from '../text/secret.ts';
import type { PlannedStep } from './plan.ts';
import type { BuildRecord, RecordedContext, RecordedStep } from './record.ts';
import { digestsIn, fatesOf, fullReference } from './steps.ts';

/** A build that is over, with all that was learnt of it. Times are milliseconds since the epoch. */
export type FinishedBuild = {
  readonly service: string;
  readonly build: BuildSpec;
  readonly plan: readonly PlannedStep[];
  readonly contexts: Readonly<Record<string, RecordedContext>>;
  /** The steps that belong to this service. */
  readonly steps: readonly JobStep[];
  readonly argv: readonly string[];
  readonly startedAt: number;
  readonly endedAt: number;
  readonly result: JobResult;
  readonly engine: string;
  /** What the references of the plan name now, by reference. */
  readonly images: Readonly<Record<string, { readonly id: string } | null>>;
  readonly image: { readonly id: string; readonly size: number } | null;
  readonly layers: readonly ImageLayer[] | null;
  /** As the record of the build before has them. */
  readonly layersBefore: BuildRecord['layers'];
};

/** The record of a build, still without its summary. */
export function recordBuild(finished: FinishedBuild, salt: (text: string) => string): BuildRecord {
  const { service, build, plan, steps, argv, contexts, engine, image, layers } = finished;
  const fates = fatesOf(plan, steps);
  const digests = digestsIn(steps);
  const references = [...new Set(plan.flatMap(({ images }) => images))];
  const ended = steps.map(({ endedAt }) => endedAt ?? 0);
  return {
    version: 1,
    service,
    engine,
    at: finished.startedAt,
    ms: Math.max(0, (ended.length > 0 ? Math.max(...ended) : finished.endedAt) - finished.startedAt),
    outcome: outcomeOf(finished),
    noCache: build.noCache || argv.includes('--no-cache'),
    pull: argv.includes('--pull'),
    args: Object.fromEntries(Object.entries(build.args).map(([name, value]) => [name, salt(value ?? '')])),
    images: Object.fromEntries(
      references.map((name) => [name, identityOf(digests.get(fullReference(name)), finished.images[name]?.id)]),
    ),
    contexts,
    steps: plan.map((planned, at) => ({ ...recorded(planned, salt), ...(fates[at] ?? { state: 'untold', ms: 0 }) })),
    image,
    layers: layers?.map(({ instruction, size, createdAt }) => ({ key: salt(instruction), size, createdAt })) ?? null,
    layersBefore: finished.layersBefore,
    summary: null,
  };
}

/** The builder tells the digest of what it fetched; of an image that was here already the engine knows the id. */
function identityOf(digest: string | undefined, id: string | undefined): string | null {
  if (digest !== undefined) return `digest ${digest}`;
  return id === undefined ? null : `id ${id}`;
}

/** The image is made once BuildKit exported it, whatever the command did after that. */
function outcomeOf({ steps, result }: FinishedBuild): BuildOutcome {
  const isExported = steps.some(({ name, state }) => state === 'done' && /exporting to image/.test(name));
  if (result.kind === 'succeeded' || isExported) return 'succeeded';
  return result.kind === 'cancelled' ? 'cancelled' : 'failed';
}

const SHOWN_CELLS = 80;

function recorded(planned: PlannedStep, salt: (text: string) => string): Omit<RecordedStep, 'state' | 'ms'> {
  const { text, scope, settings, ...rest } = planned;
  const [first = ''] = text.split('\n');
  return {
    ...rest,
    shown: clip(masked(plain(first).replaceAll(/\s+/g, ' ')), SHOWN_CELLS),
    key: salt(text),
    scope: Object.fromEntries(
      Object.entries(scope).map(([name, { keyword, line, value }]) => [name, { keyword, line, key: salt(`${value}`) }]),
    ),
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, setting]) => [name, { line: setting.line, key: salt(setting.text) }]),
    ),
  };
}
