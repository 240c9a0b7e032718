import { healthWords } from '../../src/words/health.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { type HealthView, healthAside, healthLines } from './lines.ts';

/** The health pane; `columns` × `rows` include its frame. */
export type HealthPaneProps = Omit<HealthView, 'replica'> & {
  readonly replica?: number | null;
  readonly focused: boolean;
};

/** The health pane as a frame: probes, what they run, and the gates before and after the service. */
export function healthPane({ focused, replica = null, ...props }: HealthPaneProps): PaneProps {
  const { columns, rows, language, service } = props;
  const view = { ...props, replica, columns: columns - 2, rows: rows - 2 };
  const of = service === null ? '' : `  ${service}${replica === null ? '' : `#${replica}`}`;
  const title = healthWords(language).title + of;
  return { columns, rows, focused, number: '2', title, aside: healthAside(view), lines: healthLines(view) };
}
