import type { Known } from '../../known.ts';
import { splitPrefix } from '../../texts/compose-prefix.ts';
import { type WatchRefusal, watchRefusal } from '../../texts/watch-refusal.ts';

/** A watch that was refused. `services` are those that it was asked for; empty means all. */
export type RefusedWatch = WatchRefusal & { readonly source: string; readonly services: readonly string[] };

/** The watches that were refused, of this kind: of this program where it failed, and in what commands printed. */
export function refusedWatches(kind: WatchRefusal['kind'], known: Known): readonly RefusedWatch[] {
  const own = known.isPasted ? [] : ofThisProgram(known);
  const told = known.outputs.flatMap(({ lines, source, services }) =>
    lines.flatMap((line) => {
      const refusal = splitPrefix(line).container === null ? watchRefusal(line) : null;
      return refusal ? [{ ...refusal, source, services }] : [];
    }),
  );
  return [...own, ...told].filter((refused) => refused.kind === kind).slice(0, 1);
}

function ofThisProgram({ world }: Known): readonly RefusedWatch[] {
  const { state, problem, services } = world.watch;
  const refusal = state === 'failed' ? watchRefusal(problem) : null;
  return refusal ? [{ ...refusal, source: 'docker compose watch', services }] : [];
}
