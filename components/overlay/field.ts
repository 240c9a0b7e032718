import { plain } from '../../src/text/sanitize.ts';

/** One line of text that is being typed. `cursor` is the index of the code unit that it stands before, never inside a character. */
export type Field = { readonly text: string; readonly cursor: number };

/** A field with the cursor at its end. */
export function fieldOf(text: string): Field {
  return { text, cursor: text.length };
}

/** The field after a key, by its name; null when the key means nothing to a field. The same object when nothing changes. */
export function pressField(field: Field, key: string): Field | null {
  const edit = EDITS[key];
  if (edit) return edit(field);
  if (key === 'space') return insert(field, ' ');
  return isCharacter(key) ? insert(field, key) : null;
}

/** The field with `text` put in at the cursor, such as a paste: in one line and without controls. */
export function insert(field: Field, text: string): Field {
  const clean = plain(text.replaceAll(/\s*\n\s*/g, ' '));
  return place(field, field.cursor, field.cursor, clean);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function isCharacter(key: string): boolean {
  const [first, second] = graphemes.segment(key);
  return first !== undefined && second === undefined;
}

const EDITS: Readonly<Record<string, (field: Field) => Field>> = {
  left: (field) => moveTo(field, before(field)),
  right: (field) => moveTo(field, after(field)),
  home: (field) => moveTo(field, 0),
  end: (field) => moveTo(field, field.text.length),
  'ctrl-a': (field) => moveTo(field, 0),
  'ctrl-e': (field) => moveTo(field, field.text.length),
  backspace: (field) => place(field, before(field), field.cursor, ''),
  delete: (field) => place(field, field.cursor, after(field), ''),
  'ctrl-u': (field) => place(field, 0, field.cursor, ''),
  'ctrl-k': (field) => place(field, field.cursor, field.text.length, ''),
  'ctrl-w': (field) => place(field, wordStart(field), field.cursor, ''),
};

function moveTo(field: Field, cursor: number): Field {
  return cursor === field.cursor ? field : { ...field, cursor };
}

function place(field: Field, from: number, to: number, text: string): Field {
  if (from === to && text === '') return field;
  return { text: field.text.slice(0, from) + text + field.text.slice(to), cursor: from + text.length };
}

function before({ text, cursor }: Field): number {
  return graphemes.segment(text).containing(Math.max(0, cursor - 1))?.index ?? 0;
}

function after({ text, cursor }: Field): number {
  const character = graphemes.segment(text).containing(cursor);
  return character ? character.index + character.segment.length : text.length;
}

/** As a shell does: the spaces before the cursor and the word before them. */
function wordStart({ text, cursor }: Field): number {
  return text.slice(0, cursor).trimEnd().search(/\S*$/);
}
