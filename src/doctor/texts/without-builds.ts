import { pullRefusal, surePullRefusal } from './pull-refusal.ts';

/** The lines that are neither a builder's, with what the steps of a build printed, nor about pulling images: servers that these did not reach are none of the project's. */
export function withoutBuilds(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.filter((line) => {
    if (/^Step \d+\/\d+ ?: /.test(line)) isInside = true;
    const isEdge = line === '------' || CLASSIC_END.test(line);
    if (line === '------') isInside = !isInside;
    else if (isEdge) isInside = false;
    return !isInside && !isEdge && !OF_BUILD.test(line) && !isOfPull(line);
  });
}

/** BuildKit begins and ends what the failing step printed with six dashes. */
const CLASSIC_END = /^(?:Successfully built |The command '.*' returned |(?:COPY|ADD) failed: )/;

/** Plain progress, that of a terminal, and the summing up. */
const OF_BUILD = /^#\d+ |^ => |failed to solve/;

function isOfPull(line: string): boolean {
  return (
    surePullRefusal(line) !== null || (/^\s*(?:\S )?\S+ +(?:Error|Warning) /.test(line) && pullRefusal(line) !== null)
  );
}
