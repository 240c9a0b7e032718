import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type Location, locate } from './locate.ts';
import type { ComposeOptions } from './options.ts';
import { type Reading, readProject } from './read.ts';

/** Finds the project and reads it from its files. */
export async function discover(
  options: ComposeOptions,
): Promise<Result<Reading & { readonly location: Location }, ComposeProblem>> {
  const location = await locate(options);
  if (!location.ok) return fail(location.problem);
  const reading = await readProject(location.value);
  return reading.ok ? ok({ ...reading.value, location: location.value }) : reading;
}
