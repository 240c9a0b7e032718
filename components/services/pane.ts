import { servicesWords } from '../../src/words/services.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { type ServicesView, servicesAside, servicesLines } from './lines.ts';

/** The services pane; `columns` × `rows` include its frame. */
export type ServicesPaneProps = Omit<ServicesView, 'upKey'> & { readonly upKey?: string };

/** The services pane as a frame: the project first, then start-up order. */
export function servicesPane({ upKey = 'u', ...props }: ServicesPaneProps): PaneProps {
  const { columns, rows, focused, language } = props;
  const view = { ...props, upKey, columns: columns - 2, rows: rows - 2 };
  const title = servicesWords(language).title;
  return { columns, rows, focused, number: '1', title, aside: servicesAside(view), lines: servicesLines(view) };
}
