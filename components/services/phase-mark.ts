import type { Phase } from '../../src/model/services.ts';
import { style } from '../frame/style.ts';

/** The sign of a phase, one cell wide, and the style that goes with it. Good, busy and bad have different signs, so that colour is not needed. */
export type PhaseMark = { readonly symbol: string; readonly tone: (text: string) => string };

/** The sign and style of a phase. */
export function phaseMark(phase: Phase): PhaseMark {
  return MARKS[phase];
}

/** Whether somebody should look at a service in that phase. */
export function isTrouble(phase: Phase): boolean {
  return phase === 'failed' || phase === 'unhealthy' || phase === 'restarting';
}

const MARKS: Readonly<Record<Phase, PhaseMark>> = {
  done: { symbol: '✔', tone: style.good },
  healthy: { symbol: '●', tone: style.good },
  running: { symbol: '●', tone: style.good },
  starting: { symbol: '◐', tone: style.busy },
  created: { symbol: '◐', tone: style.dim },
  restarting: { symbol: '↻', tone: style.warn },
  waiting: { symbol: '◌', tone: style.warn },
  paused: { symbol: '‖', tone: style.warn },
  unhealthy: { symbol: '!', tone: style.bad },
  failed: { symbol: '✖', tone: style.bad },
  stopped: { symbol: '○', tone: style.dim },
  absent: { symbol: '○', tone: style.dim },
  off: { symbol: '–', tone: style.dim },
};
