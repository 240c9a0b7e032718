import type { World } from '../../../model/world.ts';
import type { Known } from '../../known.ts';
import type { BuildCause } from '../../texts/build-cause.ts';
import { buildCause } from '../../texts/build-cause.ts';
import type { FailedBuild } from './failed-builds.ts';

/**
 * Why a file that `COPY` takes was not in the build context. `there`: it is in the folder, so an ignore file leaves it out · `missing`: it is not · `unknown`: nobody
 * looked, or it is a pattern. `path` is absolute.
 */
export type CopiedSource = { readonly kind: 'there' | 'missing' | 'unknown'; readonly path: string | null };

/** What became of what a failed build could not copy, as far as the folder was looked into. */
export function copiedSource({ kind, subject }: BuildCause, failed: FailedBuild, known: Known): CopiedSource {
  const path = sourcePath(kind, subject, failed, known.world);
  if (kind === 'ignored') return { kind: 'there', path };
  const found = path === null ? undefined : known.answers.path(path);
  if (!found) return { kind: 'unknown', path };
  return { kind: found.kind === 'missing' ? 'missing' : 'there', path };
}

/** The path of this machine that has to be looked at; null where there is none to look at. */
export function pathInQuestion(failed: FailedBuild, { world }: Known): string | null {
  const { kind, subject } = buildCause(failed.build, failed.lines);
  return kind === 'copy' ? sourcePath(kind, subject, failed, world) : null;
}

function sourcePath(
  kind: BuildCause['kind'],
  subject: string,
  { service }: FailedBuild,
  { project }: World,
): string | null {
  const context = project?.services.find(({ name }) => name === service)?.build?.context;
  const isPath = subject !== '' && !/[*?[\]$]/.test(subject) && !subject.split('/').includes('..');
  if (!context?.startsWith('/') || !isPath || (kind !== 'copy' && kind !== 'ignored')) return null;
  return `${context.replace(/\/$/, '')}/${subject}`;
}
