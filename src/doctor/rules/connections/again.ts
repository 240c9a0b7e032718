import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Fix } from '../../finding.ts';
import { compose, restartFix } from '../../fixes.ts';
import type { Complaint } from './complaint.ts';
import { isOneShot } from './refused.ts';

/** Starts the service again after a repair: a one-shot together with what waits for it. None where it is not known whose words they are. */
export function againFix(complaint: Complaint, world: World, language: Language): readonly Fix[] {
  const words = connectionWords(language);
  const { service } = complaint;
  if (service === null) return [];
  const once = isOneShot(complaint, world);
  return [
    restartFix(
      words.again(service),
      compose('up', '-d', ...(once ? [] : [service])),
      once ? words.againAllExplain : words.againExplain,
    ),
  ];
}
