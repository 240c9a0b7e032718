/** A word that says a level, and in what company it has to stand to do so. */
export type LevelWord = { readonly word: string; readonly code: number; readonly needs: Company };

/**
 * - `any`: in capitals as a word of its own; in other letters in brackets, before a colon or between separators
 * - `lower`: as `any`, but not bare in capitals
 * - `colon`: in capitals before a colon (PostgreSQL)
 * - `bracket`: only in square brackets (MySQL), or directly before one (logrus)
 * - `key`: the name of a field whose value says the level
 */
export type Company = 'any' | 'lower' | 'colon' | 'bracket' | 'key';

/** The hash by which `levelWord` finds a word; a scanner adds one letter at a time, whatever its case. */
export function addLetter(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + (letter | 0x20)) | 0;
}

/** The word of this hash in bytes `start` up to `end`, if it says a level. */
export function levelWord(hash: number, bytes: Uint8Array, start: number, end: number): LevelWord | undefined {
  let slot = hash & mask;
  while (slots[slot] !== undefined) {
    if (hashes[slot] === hash && isSame(slots[slot] as LevelWord, bytes, start, end)) return slots[slot];
    slot = (slot + 1) & mask;
  }
  return undefined;
}

/** The code that a numeric level stands for: pino and bunyan count 10 to 60, Monolog 100 to 600, syslog and GELF 7 down to 0. */
export function numericLevel(value: number): number {
  if (value >= 100) return value >= 400 ? 4 : value >= 300 ? 3 : value >= 200 ? 2 : 1;
  if (value >= 10) return value >= 50 ? 4 : value >= 40 ? 3 : value >= 30 ? 2 : 1;
  return value <= 3 ? 4 : value === 4 ? 3 : value <= 6 ? 2 : 1;
}

const words: Readonly<Record<Company, readonly (readonly [code: number, words: string])[]>> = {
  any: [
    [4, 'error err fatal critical crit severe panic emerg emergency alert ftl'],
    [3, 'warn warning wrn'],
    [2, 'info information inf notice'],
    [1, 'debug dbg trace trc verbose'],
  ],
  lower: [
    [4, 'fail'],
    [1, 'dbug trce'],
  ],
  colon: [
    [2, 'log'],
    [0, 'statement detail hint context query'],
  ],
  bracket: [
    [4, 'erro fata pani'],
    [2, 'note system'],
    [1, 'debu'],
  ],
  key: [[0, 'level lvl severity loglevel levelname']],
};

const mask = 255;
const slots: (LevelWord | undefined)[] = new Array<LevelWord | undefined>(mask + 1).fill(undefined);
const hashes = new Int32Array(mask + 1);

for (const [needs, rows] of Object.entries(words) as [Company, (typeof words)[Company]][]) {
  for (const [code, row] of rows) for (const word of row.split(' ')) enter({ word, code, needs });
}

function enter(entry: LevelWord): void {
  let hash = 0;
  for (let at = 0; at < entry.word.length; at++) hash = addLetter(hash, entry.word.charCodeAt(at));
  let slot = hash & mask;
  while (slots[slot] !== undefined) slot = (slot + 1) & mask;
  slots[slot] = entry;
  hashes[slot] = hash;
}

function isSame({ word }: LevelWord, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at++) {
    if (((bytes[start + at] as number) | 0x20) !== word.charCodeAt(at)) return false;
  }
  return true;
}
