import type { BuildStep } from '../model/job.ts';
import type { BuildPart } from './build-name.ts';

/** Lines of output that are kept of a step. */
const KEPT_OUTPUT = 20;

/** A step that has not begun. */
export function newBuildStep(part: BuildPart): BuildStep {
  return { ...part, inputs: [], output: [], worked: 0, workingSince: null, source: null };
}

/** The step after it printed lines; empty ones tell nothing. */
export function withOutput(step: BuildStep, lines: readonly string[]): BuildStep {
  const told = lines.filter((line) => line.trim() !== '');
  return told.length === 0 ? step : { ...step, output: [...step.output, ...told].slice(-KEPT_OUTPUT) };
}
