import type { DiskItem, DiskUsage } from '../model/ports.ts';
import { bytes } from '../text/format.ts';
import type { Language } from '../words/catalogue.ts';
import { diskFindingWords } from '../words/doctor/disk.ts';
import type { Fix } from './finding.ts';
import { deleteFix } from './fixes.ts';

/** A kind of things that a prune without `--all` removes, and how much of it there is. Bytes. */
export type Reclaimable = {
  readonly kind: 'build-cache' | 'image' | 'container';
  readonly size: number;
  readonly count: number;
};

/** What could be removed without harm to what runs; kinds of which there is nothing are left out. */
export function reclaimable({ items }: DiskUsage): readonly Reclaimable[] {
  const kinds = ['build-cache', 'image', 'container'] as const;
  return kinds.flatMap((kind) => {
    const removed = items.filter(
      (item) => item.kind === kind && !item.inUse && (kind === 'container' || item.dangling),
    );
    const size = removed.reduce((sum: number, item: DiskItem) => sum + item.size, 0);
    return removed.length > 0 ? [{ kind, size, count: removed.length }] : [];
  });
}

/** The prunes in order of what they cost: those that would remove nothing are left out where that is known. */
export function pruneFixes(usage: DiskUsage | null, language: Language): readonly Fix[] {
  const words = diskFindingWords(language);
  const found = usage && reclaimable(usage);
  const size = (kind: Reclaimable['kind']) => found?.find((one) => one.kind === kind)?.size ?? 0;
  const all = found?.reduce((sum, one) => sum + one.size, 0) ?? 0;
  const text = (amount: number) => (found ? bytes(amount) : null);
  const fix = (title: string, command: string, explain: string) =>
    deleteFix(title, ['docker', command, 'prune', '--force'], explain);
  return [
    ...(found && size('build-cache') === 0
      ? []
      : [fix(words.pruneBuilder, 'builder', words.pruneBuilderExplain(text(size('build-cache'))))]),
    ...(found && size('image') === 0
      ? []
      : [fix(words.pruneImage, 'image', words.pruneImageExplain(text(size('image'))))]),
    ...(found && all === 0 ? [] : [fix(words.pruneSystem, 'system', words.pruneSystemExplain(text(all)))]),
  ];
}
