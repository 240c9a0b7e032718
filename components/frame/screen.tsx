import { Text } from 'ink';
import { createContext, useContext, useLayoutEffect } from 'react';
import type { Painter } from './painter.ts';

/** The painter of the program's own terminal; null where Ink draws, as in tests. */
export const PainterContext = createContext<Painter | null>(null);

/** A whole frame of prepared rows, each exactly as wide as the terminal. */
export function Screen({ rows }: { readonly rows: readonly string[] }) {
  const painter = useContext(PainterContext);
  useLayoutEffect(() => painter?.paint(rows), [painter, rows]);
  return painter ? null : <Text wrap="truncate">{rows.join('\n')}</Text>;
}
