import { fail, ok, type Result } from '../../src/model/result.ts';

/** Why a typed line is no command. */
export type SplitProblem = { readonly kind: 'open-quote'; readonly quote: string } | { readonly kind: 'open-escape' };

/**
 * Splits a typed line into words as a POSIX shell does (XCU 2.2: quotes and backslashes), and does nothing else that a shell would: no variables,
 * no patterns, no pipes.
 */
export function splitWords(line: string): Result<readonly string[], SplitProblem> {
  const words: string[] = [];
  let word: string | null = null;
  for (let rest = line; rest !== ''; ) {
    const piece = takePiece(rest);
    if ('problem' in piece) return fail(piece.problem);
    if (piece.text !== null) word = (word ?? '') + piece.text;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
    rest = rest.slice(piece.length);
  }
  return ok(word === null ? words : [...words, word]);
}

/** A run of blanks (`text` null), or a part of a word; `length` counts the characters that it takes of the line. */
type Piece = { readonly text: string | null; readonly length: number } | { readonly problem: SplitProblem };

function takePiece(rest: string): Piece {
  switch (rest[0]) {
    case "'":
      return takeSingle(rest);
    case '"':
      return takeDouble(rest);
    case '\\':
      return takeEscape(rest);
    default: {
      const blanks = /^[ \t\n]+/.exec(rest);
      if (blanks) return { text: null, length: blanks[0].length };
      const plain = /^[^ \t\n'"\\]+/.exec(rest)?.[0] ?? '';
      return { text: plain, length: plain.length };
    }
  }
}

function takeSingle(rest: string): Piece {
  const end = rest.indexOf("'", 1);
  if (end === -1) return { problem: { kind: 'open-quote', quote: "'" } };
  return { text: rest.slice(1, end), length: end + 1 };
}

/** Inside double quotes a backslash takes the meaning from `$`, a backquote, `"`, `\` and the end of the line, and stands for itself elsewhere. */
function takeDouble(rest: string): Piece {
  const found = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(rest);
  if (!found) return { problem: { kind: 'open-quote', quote: '"' } };
  const text = (found[1] ?? '').replaceAll(/\\([$`"\\\n])/g, (_, character: string) =>
    character === '\n' ? '' : character,
  );
  return { text, length: found[0].length };
}

/** A backslash before the end of a line joins two lines. */
function takeEscape(rest: string): Piece {
  const escaped = rest[1];
  if (escaped === undefined) return { problem: { kind: 'open-escape' } };
  return escaped === '\n' ? { text: '', length: 2 } : { text: escaped, length: 2 };
}
