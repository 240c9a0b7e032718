import { Text } from 'ink';
import { type HeaderView, headerLines } from './lines.ts';

/** The header of the screen; as many rows as `headerLines` has. */
export type HeaderProps = Omit<HeaderView, 'readOnly' | 'seenAt'> & {
  readonly readOnly?: boolean;
  readonly seenAt?: number;
};

/** Draws project, counts, watch and engine, and below them what needs to be known now. */
export function Header({ readOnly = false, seenAt = 0, ...rest }: HeaderProps) {
  return <Text wrap="truncate">{headerLines({ ...rest, readOnly, seenAt }).join('\n')}</Text>;
}
