import type { DriftFile } from '../../../model/drift.ts';
import type { SyncEntry } from '../../../model/sync.ts';
import type { World } from '../../../model/world.ts';
import type { Evidence } from '../../finding.ts';

/** Files that are shown as evidence. */
export const SHOWN_FILES = 3;

/** Whether nothing follows the rules of a service now, in this program or in another terminal. */
export function isUnwatched({ watch }: World, service: string): boolean {
  if (watch.state === 'off' || watch.state === 'failed') return true;
  return watch.services.length > 0 && !watch.services.includes(service);
}

/** The newest change of each file that waits for a watch. */
export function waitingFiles({ sync }: World, service: string): readonly SyncEntry[] {
  return sync.entries.filter((entry) => entry.service === service && entry.state === 'waiting');
}

/** Saved files that are under way, or that arrived after the files were compared, are no drift any more. */
export function isSettledSince({ target }: DriftFile, at: number, entries: readonly SyncEntry[]): boolean {
  const entry = entries.findLast((one) => one.target === target);
  if (!entry) return false;
  if (entry.state === 'saved' || entry.state === 'noticed' || entry.state === 'sent') return true;
  return (entry.state === 'verified' || entry.state === 'removed') && (entry.settledAt ?? 0) >= at;
}

/** A file as evidence, by its path in the project's folder. */
export function fileEvidence(file: string, text: string, { project }: World): Evidence {
  const folder = project ? `${project.directory}/` : '';
  return { source: folder !== '' && file.startsWith(folder) ? file.slice(folder.length) : file, text };
}
