import type { World } from '../../src/model/world.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { headerWords } from '../../src/words/header.ts';
import { style } from '../frame/style.ts';

/** Whether watch runs, styled; empty where the project has no rule and nothing was asked. */
export function watchPart({ watch, project }: World, language: Language): string {
  const words = headerWords(language);
  const specs = (project?.services ?? []).filter(
    ({ name }) => watch.services.length === 0 || watch.services.includes(name),
  );
  const rules = specs.reduce((sum, spec) => sum + spec.watch.length, 0);
  switch (watch.state) {
    case 'off':
      return rules === 0 ? '' : style.dim(words.watchOff);
    case 'starting':
      return style.busy(words.watchStarting);
    case 'running':
      return style.good(words.watchRunning(rules));
    case 'stopping':
      return style.busy(words.watchStopping);
    case 'retrying':
      return style.bad(words.watchRetrying);
    case 'elsewhere':
      return style.good(words.watchElsewhere);
    case 'failed':
      return style.bad(words.watchFailed);
  }
}
