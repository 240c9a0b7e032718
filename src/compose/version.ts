/** What newer versions of Compose can do and older ones cannot. */
export type Feature = 'watch' | 'watch-no-up' | 'watch-ignore' | 'progress-json' | 'config-json';

/**
 * The first version with each feature, from the tags of github.com/docker/compose: `cmd/compose/watch.go` comes with 2.22 and has `--no-up` from
 * its first day, `pkg/progress/json.go` comes with 2.29. `watch-ignore` is how `pkg/watch/dockerignore.go` reads ignore files since 2.30.
 */
export const FEATURES: Readonly<Record<Feature, string>> = {
  'config-json': '2.0.0',
  watch: '2.22.0',
  'watch-no-up': '2.22.0',
  'watch-ignore': '2.30.0',
  'progress-json': '2.29.0',
};

/** True when that version of Compose has the feature. A version that cannot be read, such as `dev`, is taken to be the newest. */
export function supports(version: string, feature: Feature): boolean {
  const has = numbersOf(version);
  const needs = numbersOf(FEATURES[feature]);
  if (!has || !needs) return true;
  const at = needs.findIndex((number, index) => number !== has[index]);
  return at === -1 || (has[at] ?? 0) > (needs[at] ?? 0);
}

/** `2.40.3-3`, `v2.40.3` and `2.26.1+ds1` give their three numbers. */
function numbersOf(version: string): readonly number[] | null {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version.trim());
  return match ? [match[1], match[2], match[3] ?? '0'].map(Number) : null;
}
