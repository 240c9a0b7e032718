import { readFile } from 'node:fs/promises';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { parseEnv } from './dotenv.ts';
import type { Environment } from './options.ts';

/**
 * `environment` with the variables of env files added; what it has already stays, and of the files the last one wins. A file that is not there is
 * a problem; of one that cannot be read to its end the lines before that count, since Compose is the one to refuse it.
 */
export async function mergeEnvFiles(
  environment: Environment,
  files: readonly string[],
): Promise<Result<Environment, ComposeProblem>> {
  const added: Record<string, string> = {};
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return fail({ kind: 'env-file-missing', file });
    const { lines } = parseEnv(text, (name) => environment[name] ?? added[name]);
    for (const { name, value } of lines) added[name] = value;
  }
  return ok({ ...added, ...environment });
}
