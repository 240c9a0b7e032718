import type { LogSource } from '../../../components/logs/source.ts';
import type { DividerLine, LogLine, TextLine } from '../../../src/logs/line.ts';

/** A noon in UTC, in which the golden frames stand. */
export const NOON = Date.UTC(2026, 10, 24, 12, 4, 29, 114);

type Given = string | Partial<TextLine> | (Partial<DividerLine> & { readonly kind: 'divider' });

/** A log of the given lines, the first with number `first`, a second apart; counts how often it is asked. */
export function logOf(
  lines: readonly Given[],
  {
    first = 0,
    dropped = first,
    labels = [],
  }: { readonly first?: number; readonly dropped?: number; readonly labels?: readonly string[] } = {},
): LogSource & { asked: number } {
  return {
    first,
    end: first + lines.length,
    dropped,
    revision: lines.length,
    labels,
    asked: 0,
    line(n) {
      this.asked++;
      const given = lines[n - first];
      return given === undefined ? undefined : lineOf(n, NOON + (n - first) * 1000, given);
    },
    text(n) {
      const line = this.line(n);
      return line?.kind === 'text' ? line.text : undefined;
    },
    timeAt(n) {
      return this.line(n)?.time ?? Number.NaN;
    },
    levelAt(n) {
      const line = this.line(n);
      return line?.kind === 'text' ? line.level : 'none';
    },
    origin: () => undefined,
  };
}

function lineOf(n: number, time: number, given: Given): LogLine {
  const text = typeof given === 'string' ? given : (given.text ?? '');
  const shown = { n, time, nanos: '', text, raw: () => text, source: 0 };
  if (typeof given === 'object' && given.kind === 'divider') return { ...shown, divider: 'restarted', ...given };
  const rest = typeof given === 'string' ? {} : given;
  return { ...shown, kind: 'text', level: 'none', stream: 'stdout', cut: false, ...rest };
}
