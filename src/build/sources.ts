import { posix } from 'node:path';

/** Which files of a build context an instruction takes. Paths are relative to the context, with `/`. */
export type SourceMatch = {
  /** `root`: the folder that a source names, of which only the contents are taken. */
  readonly match: (path: string) => 'in' | 'root' | 'out';
  /** Whether anything under this folder may be taken. */
  readonly mayHold: (folder: string) => boolean;
};

/** The files that these sources of `COPY`, `ADD` or a bind mount take, as Go's `filepath.Match` reads patterns; what `exclude` has is left out. */
export function matchSources(sources: readonly string[], exclude: readonly string[]): SourceMatch {
  const patterns = sources.map(segmentsOf);
  const excluded = exclude.map(segmentsOf);
  return {
    match(path) {
      const parts = partsOf(path);
      const takes = patterns.filter((pattern) => startsWith(parts, pattern));
      if (takes.length === 0) return 'out';
      // Compared with the whole path and with the one under the source, since both readings are in use.
      const readings = [parts, ...takes.map((pattern) => parts.slice(pattern.length))];
      if (excluded.some((pattern) => pattern.length > 0 && readings.some((reading) => startsWith(reading, pattern)))) {
        return 'out';
      }
      return takes.every((pattern) => pattern.length === parts.length) ? 'root' : 'in';
    },
    mayHold(folder) {
      const parts = partsOf(folder);
      return patterns.some((pattern) => {
        const common = Math.min(pattern.length, parts.length);
        return startsWith(parts.slice(0, common), pattern.slice(0, common));
      });
    },
  };
}

/** True for a source that is fetched from elsewhere. */
export function isAddress(source: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source);
}

function segmentsOf(source: string): readonly RegExp[] {
  return partsOf(posix.normalize(`/${source}`)).map(segment);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

function startsWith(parts: readonly string[], pattern: readonly RegExp[]): boolean {
  return pattern.length <= parts.length && pattern.every((segmentPattern, at) => segmentPattern.test(parts[at] ?? ''));
}

/** `*`, `?`, `[a-z]`, `[^a-z]` and `\` before a character that stands for itself. */
function segment(text: string): RegExp {
  const source = text.replace(/\\(.)|\[\^?[^\]]+\]|[*?]|[.+^${}()|[\]\\]/gs, (found, escaped?: string) => {
    if (escaped !== undefined) return /\w/.test(escaped) ? escaped : `\\${escaped}`;
    if (found === '*') return '.*';
    if (found === '?') return '.';
    return found.length > 1 ? found : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 's');
}
