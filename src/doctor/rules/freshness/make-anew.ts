import type { Service } from '../../../model/services.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Fix } from '../../finding.ts';
import { compose, restartFix } from '../../fixes.ts';

/** The commands that make a service's containers anew as files and images are now, the one that does least first. */
export function makeAnew({ name, spec }: Service, language: Language): readonly Fix[] {
  const words = freshnessWords(language);
  const up = restartFix(words.up(name), compose('up', '-d', name), words.upExplain);
  const upBuild = restartFix(words.upBuild(name), compose('up', '-d', '--build', name), words.upBuildExplain);
  return spec?.build ? [up, upBuild] : [up];
}
