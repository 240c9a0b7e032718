import type { Probe } from '../../src/model/container.ts';
import { spark } from '../../src/text/bar.ts';
import { style } from '../frame/style.ts';

/** The last probes, oldest first, a cell each: the height tells how long a good one took, a red `x` is one that failed. At most `columns` cells. */
export function probeStrip(probes: readonly Probe[], columns: number): string {
  const shown = probes.slice(Math.max(0, probes.length - columns));
  const longest = Math.max(1, ...shown.filter(isGood).map(took));
  return shown.map((probe) => (isGood(probe) ? style.good(spark([took(probe)], longest)) : style.bad('x'))).join('');
}

/** How long a probe took, in milliseconds. */
export function took({ startedAt, endedAt }: Probe): number {
  return endedAt - startedAt;
}

function isGood({ exitCode }: Probe): boolean {
  return exitCode === 0;
}
