import type { Language } from '../../../words/catalogue.ts';
import { listeningWords } from '../../../words/doctor/listening.ts';
import type { Finding, Fix } from '../../finding.ts';
import { editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { type DeadPort, deadPorts, socketQuestions } from '../../listening-places.ts';
import { portPlace } from '../../port-place.ts';
import type { Rule } from '../../rule.ts';
import { commandPlace, deadPortEvidence } from './dead-port-evidence.ts';

/** The port of the container that is published is not the one that its program listens on. A probe of that port fails for the same reason. */
export const portNothingListening: Rule = {
  code: 'port.nothing-listening',
  supersedes: ['health.unhealthy', 'dependency.unhealthy'],
  asks: socketQuestions,
  find: (known, language) =>
    deadPorts(known)
      .filter(({ kind }) => kind === 'elsewhere')
      .map((dead) => findingOf(dead, known, language)),
};

function findingOf(dead: DeadPort, known: Known, language: Language): Finding {
  const words = listeningWords(language);
  const { service, port } = dead;
  const instead = dead.instead.join(words.join);
  return {
    code: 'port.nothing-listening',
    severity: 'error',
    service: service.name,
    title: words.elsewhere(service.name, port.target, instead),
    evidence: deadPortEvidence(dead, known.world, language),
    why: words.elsewhereWhy(port.target, port.host, instead),
    fixes: fixesOf(dead, known, language),
    topic: 'ports',
    suffers: [],
  };
}

/** Which of several ports is meant, the files do not tell: then only the program's side is offered. */
function fixesOf({ service, port, said, instead }: DeadPort, { world }: Known, language: Language): readonly Fix[] {
  const words = listeningWords(language);
  const place = portPlace(world, service.name, port.host)?.written;
  const command = commandPlace(world, service.name);
  const meant = instead.length === 1 ? instead[0] : said?.port;
  const listen = editFix(words.listen(port.target), command, words.listenExplain);
  if (meant === undefined) return [listen];
  const publish = editFix(words.publish(meant), place ?? null, words.publishExplain(port.host, meant));
  return [publish, listen];
}
