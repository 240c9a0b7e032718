import { posix } from 'node:path';
import type { BuildSpec } from '../model/project.ts';
import { type Dockerfile, parseDockerfile } from './dockerfile.ts';
import { type PlannedStep, planBuild } from './plan.ts';
import { isAddress, matchSources } from './sources.ts';

/** What a build takes from the context. */
export type Askings =
  | { readonly kind: 'all'; readonly line: number; readonly text: string }
  /** `takes` is asked for paths from the context's folder. */
  | { readonly kind: 'part'; readonly sources: readonly string[]; readonly takes: (path: string) => boolean }
  | { readonly kind: 'unknown' };

/**
 * What the `COPY`, `ADD` and bind mounts of a Dockerfile take from the context, in the stages that are built. BuildKit has the client send just these paths
 * (`ctxPaths` in `frontend/dockerfile/dockerfile2llb/convert.go` of github.com/moby/buildkit). Not known where a variable in a path is not.
 */
export function askingsOf(text: string, build: Pick<BuildSpec, 'args' | 'target' | 'contexts'>): Askings {
  const file = parseDockerfile(text);
  const steps = planBuild(file, build);
  if (!steps) return { kind: 'unknown' };
  const sources = new Set<string>();
  for (const step of steps) {
    const taken = step.takes.filter(({ context }) => context === '').flatMap((take) => take.sources);
    if (taken.length < writtenSources(file, step)) return { kind: 'unknown' };
    const paths = taken.map((source) => posix.join('/', source).replace(/^\/|\/$/g, ''));
    if (paths.includes('')) return { kind: 'all', line: step.line, text: step.text };
    for (const path of paths) sources.add(path);
  }
  const { match } = matchSources([...sources], []);
  return { kind: 'part', sources: [...sources], takes: (path) => match(path) !== 'out' };
}

/** How many paths in the context an instruction names, those with unknown variables too. */
function writtenSources({ stages }: Dockerfile, { line }: PlannedStep): number {
  const instruction = stages.flatMap(({ instructions }) => instructions).find((one) => one.line === line);
  const takes = instruction?.takes.filter(({ from }) => from === null) ?? [];
  return takes.flatMap(({ sources }) => sources).filter((source) => !isAddress(source)).length;
}
