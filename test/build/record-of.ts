import { parseDockerfile } from '../../src/build/dockerfile.ts';
import { type FinishedBuild, recordBuild } from '../../src/build/finish.ts';
import { planBuild } from '../../src/build/plan.ts';
import type { BuildRecord, RecordedFile, RecordedStep } from '../../src/build/record.ts';
import { salted } from '../../src/build/secret.ts';
import type { BuildSpec } from '../../src/model/project.ts';

/** A build of that Dockerfile. `ran`: lines whose step ran anew, `failed`: those that failed, `unreached`: those that were not come to; others were cached. */
export type Told = {
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly build?: Partial<BuildSpec>;
  readonly ran?: readonly number[];
  readonly failed?: readonly number[];
  readonly unreached?: readonly number[];
  readonly untold?: readonly number[];
  readonly images?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly engine?: string;
  readonly at?: number;
  readonly steps?: FinishedBuild['steps'];
};

const spec: BuildSpec = { context: '/p', dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false };

/** The record of a build, and its plan. Contents of files stand for their hashes; a content of `?` is unknown; a path with `/` at its end is a folder. */
export function recordOf(told: Told): { readonly record: BuildRecord; readonly plan: FinishedBuild['plan'] } {
  const build = { ...spec, ...told.build };
  const plan = planBuild(parseDockerfile(told.dockerfile), build) ?? [];
  const images = Object.fromEntries(
    Object.entries({ bb: 'sha256:1', ...told.images }).map(([name, id]) => [name, { id }]),
  );
  const record = recordBuild(
    {
      service: 'app',
      build,
      plan,
      contexts: { '': { complete: true, files: Object.entries(told.files ?? {}).map(fileOf) } },
      steps: told.steps ?? [],
      argv: told.argv ?? ['docker', 'compose', 'build'],
      startedAt: told.at ?? 1000,
      endedAt: 2000,
      result: { kind: 'succeeded' },
      engine: told.engine ?? 'default unix:///var/run/docker.sock',
      images,
      image: null,
      layers: null,
      layersBefore: null,
    },
    salted('salt'),
  );
  const steps = record.steps.map((step) => ({ ...step, state: stateOf(told, step.line) }));
  return { record: { ...record, steps }, plan };
}

function stateOf({ ran, failed, unreached, untold }: Told, line: number): RecordedStep['state'] {
  if (ran?.includes(line)) return 'ran';
  if (failed?.includes(line)) return 'failed';
  if (unreached?.includes(line)) return 'unreached';
  return untold?.includes(line) ? 'untold' : 'cached';
}

function fileOf([path, content]: readonly [string, string]): RecordedFile {
  const isFolder = path.endsWith('/');
  return {
    path: path.replace(/\/$/, ''),
    kind: isFolder ? 'folder' : 'file',
    mode: 0o644,
    size: content.length,
    modifiedAt: 0,
    key: content === '?' ? null : content,
  };
}
