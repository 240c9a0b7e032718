import type { Evidence } from './finding.ts';
import type { Known } from './known.ts';
import { ownLines } from './texts/own-lines.ts';

/** What Compose, the client and the engine said in an output, without the words of containers. `source` names the output as evidence does. */
export type OwnWords = { readonly source: string; readonly lines: readonly string[] };

/** Their words in all outputs. */
export function ownWords({ outputs }: Known): readonly OwnWords[] {
  return outputs.map(({ source, lines }) => ({ source, lines: ownLines(lines) }));
}

/**
 * Their words in a pasted output. What commands of this session said of files, variables and the connection is not judged: those are read again all the time, so
 * that the world knows better.
 */
export function pastedWords(known: Known): readonly OwnWords[] {
  return known.isPasted ? ownWords(known) : [];
}

/** What `recognise` finds in lines, each with its line as evidence. */
export function recognised<Found>(
  words: readonly OwnWords[],
  recognise: (line: string, next: readonly string[]) => Found | null,
): readonly { readonly found: Found; readonly evidence: Evidence }[] {
  return words.flatMap(({ source, lines }) =>
    lines.flatMap((line, at) => {
      const found = recognise(line, lines.slice(at + 1));
      return found === null ? [] : [{ found, evidence: { source, text: line } }];
    }),
  );
}
