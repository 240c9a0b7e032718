import { width } from './width.ts';

/**
 * One line (or lines parted by `\n`) from outside, made safe to show: of all controls only SGR (`ESC [ … m`) is left.
 *
 * Cursor movements, OSC/DCS/APC/PM/SOS strings with what they carry, 8-bit C1 controls, bidirectional overrides and
 * invisible characters are removed; tabs become spaces up to the next 8th column; of a progress line that rewrites itself
 * with `\r` only the last state is left; a lone surrogate becomes U+FFFD. Of a string control that is never terminated
 * only the introducer goes, so that a broken sequence cannot hide the rest of the line.
 */
export function sanitize(text: string): string {
  if (!needsWork.test(text)) return text.toWellFormed();
  if (text.includes('\n')) return text.split('\n').map(sanitizeLine).join('\n');
  return sanitizeLine(text);
}

/** As `sanitize`, without the SGR: what a reader would read aloud, for searching and copying. */
export function plain(text: string): string {
  return sanitize(text).replace(sgr, '');
}

/** `text` with every control and invisible character written out, such as `\x1b`, `\t` and `\u202e`: for inspection. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(hidden, (character) => named[character] ?? codePointEscape(character.codePointAt(0) ?? 0));
}

const invisible = '\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb';
const needsWork = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f${invisible}]`);
const hidden = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f${invisible}\\u{e0000}-\\u{e007f}]`, 'gu');
const sgr = /\x1b\[[\d;:]*m/g;

// A string control runs to ESC \, BEL, 8-bit ST, CAN or SUB; a new ESC or string introducer ends it too, as in xterm,
// which also keeps the pattern linear on hostile input.
const stringControl =
  /(?:\x1b[\]P_^X]|[\x90\x98\x9d-\x9f])[^\x07\x18\x1a\x1b\x90\x98\x9c-\x9f]*(?:\x1b\\|[\x07\x18\x1a\x9c]|(?=[\x1b\x90\x98\x9d-\x9f]))/;
const otherSequence = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]?|\x1b[\x20-\x2f]*[\x30-\x7e]?/;
const escapeSequence = new RegExp(`(\\x1b\\[[\\d;:]{0,64}m)|${stringControl.source}|${otherSequence.source}`, 'g');
const remainingControl = new RegExp(`[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f-\\x9f${invisible}]`, 'g');

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function sanitizeLine(line: string): string {
  const withoutSequences = line.replace(escapeSequence, (_, kept: string | undefined) => kept ?? '');
  const visible = lastState(withoutSequences).replace(remainingControl, '').toWellFormed();
  return visible.includes('\t') ? expandTabs(visible) : visible;
}

/** What is on the screen after the last carriage return; a carriage return at the end has not erased anything yet. */
function lastState(line: string): string {
  const ended = line.replace(/\r+$/, '');
  return ended.slice(ended.lastIndexOf('\r') + 1);
}

function expandTabs(line: string): string {
  let column = 0;
  const parts = line.split('\t');
  return parts
    .map((part, at) => {
      column += width(part);
      if (at === parts.length - 1) return part;
      const spaces = 8 - (column % 8);
      column += spaces;
      return part + ' '.repeat(spaces);
    })
    .join('');
}

function codePointEscape(codePoint: number): string {
  if (codePoint <= 0xff) return `\\x${codePoint.toString(16).padStart(2, '0')}`;
  if (codePoint <= 0xffff) return `\\u${codePoint.toString(16).padStart(4, '0')}`;
  return `\\u{${codePoint.toString(16)}}`;
}
