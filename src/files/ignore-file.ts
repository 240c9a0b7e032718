import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundPattern } from '../model/sync.ts';
import { cleanPath, trimSpace } from './clean-path.ts';

/**
 * The patterns of an ignore file in order, as `ignorefile.ReadAll` of github.com/moby/patternmatcher reads them: comments and empty lines left out, paths made
 * short, a leading `/` taken away. `file` is named as their place; lines are numbered from 1.
 */
export function parseIgnoreFile(text: string, file: string): readonly FoundPattern[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.flatMap((line, at): readonly FoundPattern[] => {
    if (line.startsWith('#')) return [];
    const pattern = trimSpace(line);
    if (pattern === '') return [];
    return [{ text: shortened(pattern), place: { kind: 'file', file, line: at + 1 } }];
  });
}

function shortened(pattern: string): string {
  if (!pattern.startsWith('!')) return relative(pattern);
  const rest = trimSpace(pattern.slice(1));
  return rest === '' ? '!' : `!${relative(rest)}`;
}

function relative(pattern: string): string {
  const clean = cleanPath(pattern);
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean;
}

/**
 * The patterns that apply to a build: of `DOCKERFILE.dockerignore`, else of `.dockerignore` in the context, else none. The Dockerfile is named from the
 * context, empty for one that is written in the Compose file; a file that cannot be read counts as one that is not there.
 */
export async function readIgnoreFile(context: string, dockerfile: string): Promise<readonly FoundPattern[]> {
  for (const name of [`${dockerfile}.dockerignore`, '.dockerignore']) {
    const file = join(context, name);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return parseIgnoreFile(text, file);
  }
  return [];
}
