import type { Language } from '../../../words/catalogue.ts';
import { portWords } from '../../../words/doctor/ports.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, compose, restartFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { portPlace } from '../../port-place.ts';
import type { HostPort } from '../../question.ts';
import type { TakenPort } from '../../taken-ports.ts';

/** The ways out of a port that somebody has, by who that is, the safest first. */
export function takenPortFixes(
  taken: TakenPort,
  holder: HostPort | null,
  known: Known,
  language: Language,
): readonly Fix[] {
  const { service } = taken;
  const words = portWords(language);
  const change = otherPortFix(taken, known, language);
  const container = holder?.containers[0];
  if (container) {
    const isOwn = container.project !== null && container.project === known.world.project?.name;
    return isOwn ? [change] : [change, stopFix(container.name, service ?? words.thisService, language)];
  }
  const isKnownFree = holder?.processes?.length === 0;
  if (isKnownFree && service !== null) return [startFix(service, language), change];
  return [...lookFixes(taken, holder, language), change];
}

/** Commands that tell who it is: where a program is known to have it, no container does. */
function lookFixes({ port, protocol }: TakenPort, holder: HostPort | null, language: Language): readonly Fix[] {
  const words = portWords(language);
  const process = holder?.processes?.[0];
  const isOthers = process?.pid === null;
  const sockets = protocol === 'tcp' ? [`-iTCP:${port}`, '-sTCP:LISTEN'] : [`-iUDP:${port}`];
  const argv = [...(isOthers ? ['sudo'] : []), 'lsof', '-nP', ...sockets];
  const explain = isOthers ? words.lookAllExplain : words.lookExplain;
  const program = commandFix(words.look(port), argv, explain);
  if (process) return [program];
  const ps = ['docker', 'ps', '--filter', `publish=${port}`];
  return [commandFix(words.list(port), ps, words.listExplain), program];
}

function stopFix(name: string, service: string, language: Language): Fix {
  const words = portWords(language);
  return restartFix(words.stop(name), ['docker', 'stop', name], words.stopExplain(name, service));
}

function startFix(service: string, language: Language): Fix {
  const words = portWords(language);
  return commandFix(words.startAgain(service), compose('up', '-d', service), words.startAgainExplain);
}

/** The line that gives the port, or the variable's where that gives it. */
export function otherPortFix(
  { port, protocol, service }: Pick<TakenPort, 'port' | 'protocol' | 'service'>,
  known: Known,
  language: Language,
): Fix {
  const words = portWords(language);
  const place = service === null ? null : portPlace(known.world, service, port);
  const free = freePort(port, protocol, known);
  const explain = place?.variable
    ? words.editVariableExplain(place.variable.name, free)
    : words.editExplain(port, place?.written.written ?? null, free);
  const line = place?.variable ?? place?.written;
  return {
    title: words.edit,
    argv: null,
    edit: line ? { file: line.file, line: line.line } : null,
    danger: 'none',
    explain,
  };
}

/** The next port that nobody has, as far as was found out, and that the project does not publish either. */
function freePort(port: number, protocol: 'tcp' | 'udp', { world, answers }: Known): number | null {
  const own = (world.project?.services ?? []).flatMap(({ ports }) => ports.map(({ published }) => Number(published)));
  const isFree = (one: number) => {
    const holder = answers.hostPort(one, protocol);
    return holder?.containers.length === 0 && holder.processes?.length === 0 && !own.includes(one);
  };
  return nextPorts(port).find(isFree) ?? null;
}

/** Ports that are looked at for one that is free. */
const LOOKED_AT = 5;

/** The ports after it that another may be taken from. */
export function nextPorts(port: number): readonly number[] {
  return Array.from({ length: LOOKED_AT }, (_, n) => port + 1 + n).filter((one) => one <= 65_535);
}
