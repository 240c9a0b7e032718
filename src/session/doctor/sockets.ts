import { readFile } from 'node:fs/promises';
import type { Listener } from '../../doctor/question.ts';
import { readProcNet } from '../../host/proc-net.ts';
import { asContainer } from '../../model/project.ts';
import type { AnswerPlace } from './answer.ts';
import { engineNearness } from './nearness.ts';

/**
 * Where the programs in a container listen, without Docker's own DNS server; null where it cannot be found out. The kernel's own table is read: from here where
 * the container's process is on this machine, which leaves no trace, else by a shell that needs no other program, or by `cat`. An image without either tells
 * nothing then.
 */
export async function listenersIn(container: string, place: AnswerPlace): Promise<readonly Listener[] | null> {
  if (place.containers()[container]?.state !== 'running') return null;
  const found =
    (await fromHere(container, place)) ??
    (await byCommand(SHELL, container, place)) ??
    (await byCommand(CAT, container, place));
  return found?.filter(({ address }) => address !== DOCKER_DNS) ?? null;
}

/** The address of the embedded DNS server in every container of a network that a user made. */
const DOCKER_DNS = '127.0.0.11';

/** The head and what listens (state 0A): of the connections there can be more than is kept of an output. */
const SHELL = [
  'sh',
  '-c',
  'for file in tcp tcp6; do while read -r n here there state rest; do case $state in st|0A) echo "$n $here $there $state $rest";; esac; done < /proc/net/$file; done',
];
const CAT = ['cat', '/proc/net/tcp', '/proc/net/tcp6'];

async function fromHere(id: string, { engine, signal }: AnswerPlace): Promise<readonly Listener[] | null> {
  if ((await engineNearness(engine)) !== 'here') return null;
  const main = await engine.mainProcess(id, signal);
  if (!main.ok || main.value === null) return null;
  const process = `/proc/${main.value}`;
  const read = (file: string) => readFile(`${process}/${file}`, 'utf8').catch(() => '');
  const [cgroup, tcp, tcp6] = await Promise.all([read('cgroup'), read('net/tcp'), read('net/tcp6')]);
  // Under a shared kernel the engine may still count its processes by itself, as one in a container does: then the number is another's here.
  return cgroup.includes(id) ? readProcNet([...tcp.split('\n'), ...tcp6.split('\n')]) : null;
}

/** At most the last 100 lines of an output are kept, and connections can be many: without the head, or with as many lines, the answer is not whole. */
async function byCommand(
  argv: readonly string[],
  container: string,
  { engine, signal }: AnswerPlace,
): Promise<readonly Listener[] | null> {
  const request = { argv, ...asContainer };
  const end = await engine.exec(container, request, AbortSignal.any([signal, AbortSignal.timeout(EXEC_MS)]));
  if (end.kind === 'failed' || end.output.length >= MOST_LINES) return null;
  return readProcNet(end.output);
}

/** In milliseconds; a container that is starved of its processor does not answer. */
const EXEC_MS = 5000;

/** What `Engine.exec` keeps of an output. */
const MOST_LINES = 100;
