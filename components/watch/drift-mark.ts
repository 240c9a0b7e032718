import { type ContainerDrift, differingFiles } from '../../src/model/drift.ts';
import type { SyncState } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { driftWords } from '../../src/words/drift.ts';

/** How many files of a service, or (null) of all, were last found to differ from the working tree, such as `3 differ`; empty where none was. */
export function driftMark(world: World, service: string | null, language: Language): string {
  const services = service === null ? Object.keys(world.drift) : [service];
  const files = services.reduce((sum, name) => sum + leftIn(world, name), 0);
  return files === 0 ? '' : driftWords(language).mark(count(files));
}

const IS_THERE: ReadonlySet<SyncState> = new Set(['verified', 'removed', 'acted']);

/** Without the files that have arrived since they were compared. */
function leftIn({ drift, sync }: World, service: string): number {
  const known = drift[service] ?? [];
  const at = Math.max(0, ...known.map((one) => one.at));
  const arrived = new Set(
    sync.entries
      .filter((entry) => entry.service === service && IS_THERE.has(entry.state) && (entry.settledAt ?? 0) > at)
      .map(({ file }) => file),
  );
  return differingFiles(known.map((one) => without(one, arrived)));
}

function without(drift: ContainerDrift, files: ReadonlySet<string>): ContainerDrift {
  const rules = drift.rules.map((rule) => {
    const differ = rule.differ.filter(({ file }) => !files.has(file));
    return { ...rule, differ, differing: rule.differing - (rule.differ.length - differ.length) };
  });
  return { ...drift, rules };
}
