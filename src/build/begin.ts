import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { Hasher } from '../files/hasher.ts';
import type { BuildSpec } from '../model/project.ts';
import { type ContextFile, changedSince, listContext } from './context-files.ts';
import { type PlannedStep, planBuild } from './plan.ts';
import type { RecordedContext, RecordedFile } from './record.ts';
import { looksSecret } from './secret.ts';

/** What a build takes, as it is when it begins. */
export type BegunBuild = {
  /** Empty where the Dockerfile is not here or cannot be read. */
  readonly plan: readonly PlannedStep[];
  /** The files of each context, with the contents that they had at the beginning; of one that was changed meanwhile the contents are unknown. */
  readonly files: () => Promise<Readonly<Record<string, RecordedContext>>>;
};

/** What is needed to look at files: who hashes them, and what salts the hashes of secrets. */
export type BuildTools = {
  readonly hasher: Pick<Hasher, 'hash'>;
  readonly salt: (text: string) => string;
  readonly signal: AbortSignal;
};

/** Looks at what a build is about to take: lists its files at once, and has them hashed while it runs. Nothing here fails: what cannot be read is unknown. */
export async function beginBuild(build: BuildSpec, tools: BuildTools): Promise<BegunBuild> {
  const plan = await readPlan(build);
  const names = [...new Set(plan.flatMap(({ takes }) => takes.map(({ context }) => context)))];
  const looks = await Promise.all(names.map(async (name) => [name, await look(build, name, plan, tools)] as const));
  return {
    plan,
    async files() {
      const found = looks.map(async ([name, finish]) => [name, await finish()] as const);
      return Object.fromEntries(await Promise.all(found));
    },
  };
}

async function readPlan(build: BuildSpec): Promise<readonly PlannedStep[]> {
  if (!isAbsolute(build.context) || build.dockerfile === '') return [];
  const text = await readFile(resolve(build.context, build.dockerfile), 'utf8').catch(() => null);
  if (text === null) return [];
  // The parser is loaded with the first build.
  const { parseDockerfile } = await import('./dockerfile.ts');
  return planBuild(parseDockerfile(text), build) ?? [];
}

async function look(
  build: BuildSpec,
  name: string,
  plan: readonly PlannedStep[],
  tools: BuildTools,
): Promise<() => Promise<RecordedContext>> {
  const nothing = async () => ({ files: [], complete: false });
  const folder = name === '' ? build.context : (build.contexts[name] ?? '');
  if (!isAbsolute(folder)) return nothing;
  const sources = plan.flatMap(({ takes }) => takes.filter(({ context }) => context === name));
  const dockerfile = name === '' ? build.dockerfile : null;
  const listed = await listContext({ folder, dockerfile, sources }, tools.signal);
  if (!listed) return nothing;
  const hashed = tools.hasher.hash(
    listed.filter(({ kind }) => kind === 'file').map((file) => ({ ...file, path: join(folder, file.path) })),
    tools.signal,
  );
  return async () => {
    const hashes = await hashed;
    const changed = await changedSince(folder, listed);
    const keyOf = (file: ContextFile) =>
      changed.has(file.path) ? null : (hashes.get(join(folder, file.path)) ?? null);
    return { files: listed.map((file) => recorded(file, keyOf(file), tools.salt)), complete: true };
  };
}

function recorded(file: ContextFile, sha256: string | null, salt: BuildTools['salt']): RecordedFile {
  const { path, kind, mode, size, modifiedAt, linkTarget } = file;
  if (kind === 'folder') return { path, kind, mode, size: 0, modifiedAt, key: '' };
  const key = kind === 'link' ? linkTarget : sha256;
  if (!looksSecret(path)) return { path, kind, mode, size, modifiedAt, key };
  return { path, kind, mode, size: 0, modifiedAt: 0, key: key === null ? null : salt(key) };
}
