import { Text } from 'ink';
import { clip, pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { style } from './style.ts';

/** A framed part of the screen: exactly `columns` × `rows` cells, borders included. Lines beyond it are cut, missing ones are blank. */
export type PaneProps = {
  readonly columns: number;
  readonly rows: number;
  readonly focused: boolean;
  /** The key that focuses it, such as `1`. */
  readonly number?: string;
  readonly title: string;
  /** Text on the right of the upper border. */
  readonly aside?: string;
  readonly lines: readonly string[];
};

/** Draws the frame and its lines as one `<Text>`: one node is cheaper for Ink than one a line. */
export function Pane(props: PaneProps) {
  return <Text wrap="truncate">{paneLines(props).join('\n')}</Text>;
}

/** The cells of a pane, a string a row. Pure; what `Pane` draws. */
export function paneLines({ columns, rows, focused, number, title, aside = '', lines }: PaneProps): readonly string[] {
  const border = focused ? style.borderFocused : style.border;
  const inside = columns - 2;
  const top = border('╭') + edge(inside, number ? `${number} ${title}` : title, aside, border, focused) + border('╮');
  const body = Array.from(
    { length: Math.max(0, rows - 2) },
    (_, row) => border('│') + pad(lines[row] ?? '', inside) + border('│'),
  );
  const bottom = border(`╰${'─'.repeat(Math.max(0, inside))}╯`);
  return [top, ...body, bottom].slice(0, rows);
}

function edge(
  inside: number,
  title: string,
  aside: string,
  border: (text: string) => string,
  focused: boolean,
): string {
  const left = clip(title, Math.max(0, inside - 3));
  const room = inside - 3 - width(left) - 3;
  const right = aside !== '' && room > 3 ? clip(aside, room) : '';
  const rest = inside - 3 - width(left) - (right === '' ? 0 : width(right) + 2);
  const name = focused ? style.borderFocused.bold(left) : style.title(left);
  return `${border('─')} ${name} ${border('─'.repeat(Math.max(0, rest)))}${right === '' ? '' : ` ${right} `}`;
}
