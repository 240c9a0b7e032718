import type { World } from '../../../model/world.ts';
import { maskedValue } from '../../../text/secret.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Finding, Fix } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { againFix } from './again.ts';
import { hostFix } from './change-setting.ts';
import {
  changedTo,
  nameOf,
  type Refused,
  refusedConnections,
  SYMPTOMS,
  saysLocalhost,
  serverOf,
  servingService,
} from './refused.ts';
import { lineEvidence, settingEvidences } from './refused-evidence.ts';
import { MACHINE } from './target.ts';

/** A variable sends a service to `localhost`, which in a container is the container itself, and the connection failed. */
export const localhostInContainer: Rule = {
  code: 'env.localhost-in-container',
  supersedes: SYMPTOMS,
  find: (known, language) =>
    refusedConnections(known)
      .filter(saysLocalhost)
      .map((refused) => findingOf(refused, known, language)),
};

function findingOf(refused: Refused, known: Known, language: Language): Finding {
  const words = connectionWords(language);
  const { complaint, target, setting } = refused;
  return {
    code: 'env.localhost-in-container',
    severity: complaint.severity,
    service: complaint.service,
    title: words.selfTitle(nameOf(complaint, language), serverOf(target, language)),
    evidence: [lineEvidence(complaint, language), ...settingEvidences(complaint, setting, known, language)],
    why: whyOf(refused, known.world, language),
    fixes: fixesOf(refused, known.world, language),
    topic: 'directions',
    suffers: [],
  };
}

function whyOf({ complaint, said, target, setting }: Refused, world: World, language: Language): string {
  const words = connectionWords(language);
  const host = target.address?.host ?? '';
  const variable = setting?.name ?? target.address?.variable ?? '';
  const changed = changedTo(complaint, target, world);
  if (changed !== null) return words.changed(variable, maskedValue(variable, changed));
  return said.kind === 'socket'
    ? words.selfVariableSocket(variable, host, target.product ?? words.aServer)
    : words.selfVariable(variable, host);
}

/** A service of the project that serves it comes first; the machine is where people have it otherwise. */
function fixesOf(refused: Refused, world: World, language: Language): readonly Fix[] {
  const { complaint, target } = refused;
  const again = againFix(complaint, world, language);
  if (changedTo(complaint, target, world) !== null) return again;
  const serving = servingService(target, complaint.service, world);
  const hosts = serving ? [serving.name, MACHINE] : [MACHINE];
  return [...hosts.flatMap((host) => hostFix(refused, host, world, language)), ...again];
}
