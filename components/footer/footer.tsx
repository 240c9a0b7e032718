import { Text } from 'ink';
import { type FooterView, footerLines } from './lines.ts';

/** The footer of the screen, one row. */
export type FooterProps = Omit<FooterView, 'message'> & { readonly message?: string | null };

/** Draws the last command and the keys that make sense now. */
export function Footer({ message = null, ...rest }: FooterProps) {
  return <Text wrap="truncate">{footerLines({ ...rest, message }).join('\n')}</Text>;
}
