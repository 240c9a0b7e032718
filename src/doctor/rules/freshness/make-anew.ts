import type { Service } from '../../../model/services.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Fix } from '../../finding.ts';
import { compose, restarts } from './fix.ts';

/** The commands that make a service's containers anew as files and images are now, the one that does least first. */
export function makeAnew({ name, spec }: Service, language: Language): readonly Fix[] {
  const words = freshnessWords(language);
  const up = restarts(words.up(name), words.upExplain, compose('up', '-d', name));
  const upBuild = restarts(words.upBuild(name), words.upBuildExplain, compose('up', '-d', '--build', name));
  return spec?.build ? [up, upBuild] : [up];
}
