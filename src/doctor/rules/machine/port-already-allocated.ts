import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { portWords } from '../../../words/doctor/ports.ts';
import type { Evidence, Finding } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { portEvidence } from '../../port-place.ts';
import type { HostPort, Question } from '../../question.ts';
import type { Rule } from '../../rule.ts';
import { type TakenPort, takenPorts } from '../../taken-ports.ts';
import { portClashes } from './port-clashes.ts';
import { nextPorts, takenPortFixes } from './taken-port-fixes.ts';

/** A container did not get a port of this machine that it publishes, or two services of the project want the same. */
export const portAlreadyAllocated: Rule = {
  code: 'port.already-allocated',
  supersedes: ['container.exited', 'container.restart-loop', 'dependency.one-shot-failed', 'dependency.waiting'],
  asks: (known) =>
    takenPorts(known).flatMap(({ port, protocol }) =>
      [port, ...nextPorts(port)].map((one): Question => ({ kind: 'host-port', port: one, protocol })),
    ),
  find(known, language) {
    const taken = takenPorts(known);
    return [...taken.map((one) => findingOf(one, known, language)), ...portClashes(taken, known, language)];
  },
};

function findingOf(taken: TakenPort, known: Known, language: Language): Finding {
  const { port, protocol, service, evidence } = taken;
  const holder = known.answers.hostPort(port, protocol) ?? null;
  return {
    code: 'port.already-allocated',
    severity: 'error',
    service,
    title: titleOf(taken, holder, language),
    evidence: [evidence, ...holderEvidence(holder, language), ...portEvidence(known.world, service, port)],
    why: whyOf(taken, holder, known.world, language),
    fixes: takenPortFixes(taken, holder, known, language),
    topic: 'ports',
    suffers: [],
  };
}

function titleOf({ port, service }: TakenPort, holder: HostPort | null, language: Language): string {
  const words = portWords(language);
  if (service === null) return words.taken(port);
  const isFree = holder?.containers.length === 0 && holder.processes?.length === 0;
  return isFree ? words.wasTaken(port, service) : words.takenFor(port, service);
}

function holderEvidence(holder: HostPort | null, language: Language): readonly Evidence[] {
  const words = portWords(language);
  const containers = (holder?.containers ?? []).map(({ name, service, project }) => ({
    source: 'docker ps',
    text: words.containerEvidence(name, service, project),
  }));
  const processes = (holder?.processes ?? []).map(({ name, pid, address }) => ({
    source: words.thisMachine,
    text: pid === null ? words.unnamedEvidence(address) : words.processEvidence(name, pid, address),
  }));
  return [...containers, ...processes];
}

function whyOf({ port, service }: TakenPort, holder: HostPort | null, world: World, language: Language): string {
  const words = portWords(language);
  const container = holder?.containers[0];
  if (container) {
    const { name, project } = container;
    const isOwn = project !== null && project === world.project?.name;
    if (isOwn && container.service === service) return words.byReplica(port, name);
    if (isOwn && container.service !== null) return words.bySibling(port, container.service);
    if (project !== null && container.service !== null) return words.byProject(port, name, container.service, project);
    return words.byContainer(port, name);
  }
  const process = holder?.processes?.[0];
  if (process) return process.pid === null ? words.byUnnamed(port) : words.byProcess(port, process.name, process.pid);
  return holder?.processes ? words.byNobody(port) : words.unknown(port);
}
