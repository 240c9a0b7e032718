import type { Finding, Fix } from '../../src/doctor/finding.ts';

/** The findings as they are looked at: `chosen` is the key of a finding (see `findingKey`), so that the choice stays when others come and go; `top` the first line of its details. */
export type DoctorListState = { readonly chosen: string | null; readonly top: number };

/** What was decided in the list. */
export type DoctorChoice =
  | { readonly kind: 'closed' }
  | { readonly kind: 'stay'; readonly state: DoctorListState }
  | { readonly kind: 'fix'; readonly finding: Finding; readonly fix: Fix }
  | { readonly kind: 'topic'; readonly finding: Finding }
  | { readonly kind: 'again' };

/** A finding is the same one as long as it is of the same kind on the same service. */
export function findingKey({ code, service, title }: Finding): string {
  return `${code} ${service ?? ''} ${title}`;
}

/** The place of the chosen finding; the first where that is gone. */
export function chosenIndex(findings: readonly Finding[], { chosen }: DoctorListState): number {
  return Math.max(
    0,
    findings.findIndex((finding) => findingKey(finding) === chosen),
  );
}

/** A key in the list; `reach` is the last line that details can be scrolled to, and `page` how many are shown. */
export function pressDoctorList(
  state: DoctorListState,
  findings: readonly Finding[],
  key: string,
  { reach, page }: { readonly reach: number; readonly page: number },
): DoctorChoice {
  if (key === 'esc' || key === 'q') return { kind: 'closed' };
  if (key === 'r' || key === 'D') return { kind: 'again' };
  const index = chosenIndex(findings, state);
  const finding = findings[index];
  if (!finding) return { kind: 'stay', state };
  if (key === 'x' && finding.topic !== null) return { kind: 'topic', finding };
  const fix = /^[1-9]$/.test(key) ? finding.fixes[Number(key) - 1] : key === 'enter' ? finding.fixes[0] : undefined;
  if (fix) return { kind: 'fix', finding, fix };
  const step = { up: -1, k: -1, down: 1, j: 1 }[key];
  if (step !== undefined) return { kind: 'stay', state: choose(findings, index + step, state) };
  const scroll = { pageup: -page, pagedown: page, space: page }[key];
  return { kind: 'stay', state: scroll === undefined ? state : { ...state, top: within(state.top + scroll, reach) } };
}

function choose(findings: readonly Finding[], index: number, state: DoctorListState): DoctorListState {
  const wanted = findings[within(index, findings.length - 1)];
  const chosen = wanted ? findingKey(wanted) : null;
  return chosen === state.chosen ? state : { chosen, top: 0 };
}

function within(wanted: number, last: number): number {
  return Math.max(0, Math.min(wanted, last));
}
