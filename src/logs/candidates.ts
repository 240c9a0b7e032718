import type { Chunk } from './chunk.ts';
import type { Matcher } from './matcher.ts';
import { isDivider } from './read.ts';

/**
 * The numbers of the lines of `chunk` that contain the literal of `matcher`, found in the bytes; undefined where only
 * decoded text gives the answer: for a regular expression, for letters other than ASCII in any case, and in a chunk with
 * escape sequences, other controls, rewritten lines, tabs or invisible characters, whose bytes differ from what is shown.
 */
export function candidates(chunk: Chunk, matcher: Matcher): readonly number[] | undefined {
  if (matcher.literal === undefined || (matcher.caseless && matcher.cased === 'beyond ASCII')) return undefined;
  const used = chunk.bytes.subarray(0, chunk.used);
  if (used.includes(escapeByte) || used.includes(carriageReturn) || used.includes(backspace)) return undefined;
  if (mayHide.some((byte) => used.includes(byte)) && hidden.test(used.toString('latin1'))) return undefined;
  if (matcher.literal.includes(' ') && used.includes(tab)) return undefined;
  const needle = Buffer.from(matcher.literal);
  return matcher.caseless && matcher.cased === 'ASCII'
    ? linesOf(chunk, needle.length, caselessFinder(used, matcher.literal))
    : linesOf(chunk, needle.length, (from) => used.indexOf(needle, from));
}

const escapeByte = 0x1b;
const carriageReturn = 0x0d;
const backspace = 0x08;
const tab = 0x09;

/** Bytes that stand in controls or invisible characters, and in little that is usual; where one is there a closer look is worth its time. */
const mayHide = [0x00, 0x07, 0x0c, 0x7f, 0xc2, 0xd8, 0xe1, 0xe2, 0xef];

/** What `sanitize` leaves out, as the bytes of UTF-8: controls, soft hyphen, and characters without width. */
const hidden =
  /[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]/;

/** Lines with an occurrence wholly inside; `find` gives the offset of the next occurrence at or after an offset, or -1. */
function linesOf(chunk: Chunk, length: number, find: (from: number) => number): number[] {
  const found: number[] = [];
  let at = find(0);
  while (at !== -1) {
    const index = chunk.lineAt(at);
    const lineEnd = chunk.starts[index + 1] as number;
    const n = chunk.firstLine + index;
    const inside = at + length <= lineEnd;
    if (inside && !isDivider(chunk, n)) found.push(n);
    at = find(inside ? lineEnd : at + 1);
  }
  return found;
}

/** In Latin-1 each byte is a character, so offsets in the text are those in the bytes. */
function caselessFinder(used: Buffer, literal: string): (from: number) => number {
  const text = used.toString('latin1');
  const pattern = new RegExp(literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gi');
  return (from) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  };
}
