import type { BuildSource, SourceLine } from '../model/job.ts';

/** Where a build failed, and why, as Compose sums it up. */
export type BuildFailure = { readonly source: BuildSource; readonly reason: string };

/**
 * Reads the lines in which a failed build quotes its Dockerfile: `Dockerfile:19`, dashes, `  19 | >>> RUN …`, dashes, and the reason. Compose puts empty lines between them. Answers
 * with the failure at its last line, null at any other.
 */
export function followBuildFailure(): (line: string) => BuildFailure | null {
  let place: { readonly file: string; readonly line: number } | null = null;
  let quoted: SourceLine[] | null = null;
  let isOver = false;

  function quote(line: string): void {
    if (DASHES.test(line)) isOver = true;
    else if (SOURCE.test(line)) quoted?.push(sourceLine(line));
    else forget();
  }

  function forget(): void {
    place = null;
    quoted = null;
    isOver = false;
  }

  return (line) => {
    if (line.trim() === '') return null;
    if (place && quoted && isOver) {
      const failure = { source: { ...place, lines: quoted }, reason: line };
      forget();
      return failure;
    }
    if (place && quoted) quote(line);
    else if (place && DASHES.test(line)) quoted = [];
    else place = placeIn(line);
    return null;
  };
}

const DASHES = /^-{10,}$/;
const SOURCE = /^ *\d+ \| /;

/** The watch of Compose has words before it: `Build failed. Error: Dockerfile:5`. */
function placeIn(line: string) {
  const [, file = '', number = ''] = /^(?:.*: )?(\S.*):(\d+)$/.exec(line) ?? [];
  return number === '' ? null : { file, line: Number(number) };
}

/** The text stands after four signs, which mark it or are blank. */
function sourceLine(line: string): SourceLine {
  const [, number = '', sign = '', text = ''] = /^ *(\d+) \| (>>>|)\s?(.*)$/.exec(line) ?? [];
  const marked = sign === '>>>';
  return { number: Number(number), text: marked ? text : text.replace(/^ {0,3}/, ''), marked };
}
