import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Finding, Severity } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Question } from '../../question.ts';
import type { Rule } from '../../rule.ts';
import { nameOf, type Refused, refusedConnections, SYMPTOMS, saysLocalhost, serverOf } from './refused.ts';
import { causeOfRefusal, type RefusedCause } from './refused-cause.ts';
import { refusedEvidence } from './refused-evidence.ts';
import { refusedFixes } from './refused-fixes.ts';
import { whyRefused } from './refused-why.ts';

/** A service does not get a connection that it needs: to a server on the machine, to another service, or anywhere else. */
export const connectionRefused: Rule = {
  code: 'db.connection-refused',
  supersedes: SYMPTOMS,
  asks: (known) => others(known).flatMap((refused) => questionsOf(refused)),
  find: (known, language) => others(known).map((refused) => findingOf(refused, known, language)),
};

/** A variable that says `localhost` is another finding. */
function others(known: Known): readonly Refused[] {
  return refusedConnections(known).filter((refused) => !saysLocalhost(refused));
}

function questionsOf({ target: { direction, port }, said }: Refused): readonly Question[] {
  if (port === null || said.kind === 'silent') return [];
  if (direction.to === 'machine') return [{ kind: 'host-port', port, protocol: 'tcp' }];
  if (direction.to !== 'service') return [];
  return direction.service.containers
    .filter(({ state }) => state === 'running')
    .slice(0, 1)
    .map(({ id }) => ({ kind: 'sockets', container: id }));
}

function findingOf(refused: Refused, known: Known, language: Language): Finding {
  const words = connectionWords(language);
  const { complaint, target } = refused;
  const cause = causeOfRefusal(refused, known);
  const name = nameOf(complaint, language);
  const server = serverOf(target, language);
  return {
    code: 'db.connection-refused',
    severity: severityOf(complaint.severity, cause),
    service: complaint.service,
    title: cause.is === 'self' || cause.is === 'socket' ? words.selfTitle(name, server) : words.title(name, server),
    evidence: refusedEvidence(refused, cause, known, language),
    why: whyRefused(refused, cause, known.world, language),
    fixes: refusedFixes(refused, cause, known.world, language),
    topic: 'directions',
    suffers: [],
  };
}

/** Where the other service has a finding of its own, that one is the cause. */
function severityOf(severity: Severity, { is }: RefusedCause): Severity {
  return severity === 'error' && is === 'other-failed' ? 'warning' : severity;
}
