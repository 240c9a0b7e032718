import { relative } from 'node:path';
import type { ContainerDrift, DriftFile, DriftGap, RuleDrift } from '../../src/model/drift.ts';
import type { World } from '../../src/model/world.ts';
import { bytes, count } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { driftWords } from '../../src/words/drift.ts';

/** A row of the list of files that differ. Texts are safe to show. */
export type DriftRow =
  | { readonly kind: 'container'; readonly text: string }
  | { readonly kind: 'file'; readonly drift: ContainerDrift; readonly file: DriftFile; readonly path: string }
  | { readonly kind: 'note'; readonly text: string; readonly tone: 'bad' | 'dim' };

/** Each container with its counts, the files that differ in it, and what could not be compared. */
export function driftRows(
  drifts: readonly ContainerDrift[],
  directory: string,
  language: Language,
): readonly DriftRow[] {
  return drifts.flatMap((drift) => containerRows(drift, directory, language));
}

/** The same of what the world knows of these services. */
export function knownRows(world: World, services: readonly string[], language: Language): readonly DriftRow[] {
  const drifts = services.flatMap((service) => world.drift[service] ?? []);
  return driftRows(drifts, world.project?.directory ?? '/', language);
}

/** The rows that can be chosen. */
export function fileRows(rows: readonly DriftRow[]): readonly Extract<DriftRow, { kind: 'file' }>[] {
  return rows.filter((row) => row.kind === 'file');
}

/** A path here as it is shown: from the project's folder, where it is in that. */
export function shownPath(file: string, directory: string): string {
  const way = relative(directory, file);
  return plain(way === '' || way.startsWith('..') ? file : way);
}

function containerRows(drift: ContainerDrift, directory: string, language: Language): readonly DriftRow[] {
  const words = driftWords(language);
  const sum = (of: (rule: RuleDrift) => number) => drift.rules.reduce((total, rule) => total + of(rule), 0);
  const differing = sum((rule) => rule.differing);
  const parts = [
    plain(drift.name),
    ...(differing > 0 ? [words.mark(count(differing))] : []),
    words.compared(count(sum(({ compared }) => compared)), count(sum(({ ignored }) => ignored))),
  ];
  const files = drift.rules.flatMap(({ differ }) =>
    differ.map((file): DriftRow => ({ kind: 'file', drift, file, path: shownPath(file.file, directory) })),
  );
  const left = differing - files.length;
  return [
    { kind: 'container', text: parts.join(' · ') },
    ...files,
    ...(left > 0 ? [{ kind: 'note', text: words.more(count(left)), tone: 'dim' } as const] : []),
    ...drift.rules.flatMap((rule) => (rule.gap ? [gapRow(rule, rule.gap, directory, language)] : [])),
  ];
}

function gapRow({ path, target }: RuleDrift, gap: DriftGap, directory: string, language: Language): DriftRow {
  const text = gapSentence({ path: shownPath(path, directory), target: plain(target) }, gap, language);
  return { kind: 'note', text, tone: gap.kind === 'bind-mounted' ? 'dim' : 'bad' };
}

/** Why a rule was not compared, in a sentence. */
export function gapSentence(
  { path, target }: { readonly path: string; readonly target: string },
  gap: DriftGap,
  language: Language,
): string {
  const words = driftWords(language);
  switch (gap.kind) {
    case 'no-path':
    case 'bind-mounted':
      return words[gap.kind](path);
    case 'too-large':
      return words['too-large'](target, bytes(gap.bytes), count(gap.files));
    case 'failed':
      return words.failed(target, plain(gap.detail));
  }
}
