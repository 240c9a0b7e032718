import { lstat, readdir, statfs } from 'node:fs/promises';
import type { HostPath, HostPort, Listener, Question, Space } from '../../doctor/question.ts';
import { isMissing } from '../../files/local-stat.ts';
import { portOwners } from '../../host/port-owners.ts';
import type { Container } from '../../model/container.ts';
import type { Engine } from '../../model/ports.ts';
import { engineNearness, type Nearness } from './nearness.ts';
import { listenersIn } from './sockets.ts';

/** Where the answers come from. */
export type AnswerPlace = {
  readonly engine: Engine;
  readonly containers: () => Readonly<Record<string, Container>>;
  readonly signal: AbortSignal;
};

/** Finds out what is asked, in the answer of the question's kind; null where it cannot be found out. Never rejects. */
export async function answerQuestion(
  question: Question,
  place: AnswerPlace,
): Promise<HostPort | readonly Listener[] | Space | HostPath | null> {
  try {
    return await find(question, place);
  } catch {
    // What fails here is a file or a tool that is not what it should be, or the end of the program.
    return null;
  }
}

function find(question: Question, place: AnswerPlace) {
  switch (question.kind) {
    case 'host-port':
      return whoHolds(question.port, question.protocol, place);
    case 'sockets':
      return listenersIn(question.container, place);
    case 'space':
      return measureSpace(place);
    case 'path':
      return lookAt(question.path, place);
  }
}

/** Programs that hold ports in the name of containers: of the engine itself, rootless ones, Podman, Docker Desktop, OrbStack, Colima and WSL. */
const FORWARDERS =
  /^(docker-pr|rootlesskit|rootlessport|slirp4netns|pasta|vpnkit|com\.docke|OrbStack|limactl|ssh$|wslrelay)/;

async function whoHolds(
  port: number,
  protocol: 'tcp' | 'udp',
  { engine, signal }: AnswerPlace,
): Promise<HostPort | null> {
  const [publishers, nearness] = await Promise.all([engine.publishers(port, protocol), engineNearness(engine)]);
  const processes = await programsOn(nearness, port, protocol, signal);
  if (!publishers.ok && processes === null) return null;
  const containers = publishers.ok ? publishers.value : [];
  const isOthers = ({ name }: { readonly name: string }) =>
    containers.length === 0 || !(name === '' || FORWARDERS.test(name));
  return { containers, processes: processes?.filter(isOthers) ?? null };
}

async function programsOn(nearness: Nearness, port: number, protocol: 'tcp' | 'udp', signal: AbortSignal) {
  if (nearness === 'simulated') return [];
  return nearness === 'far' ? null : portOwners(port, protocol, signal);
}

async function measureSpace({ engine }: AnswerPlace): Promise<Space | null> {
  const [usage, nearness, machine] = await Promise.all([engine.disk(), engineNearness(engine), engine.machine()]);
  const folder = nearness === 'here' && machine.ok ? machine.value.folder : '';
  const files = folder === '' ? null : await statfs(folder).catch(() => null);
  if (!usage.ok && files === null) return null;
  return {
    usage: usage.ok ? usage.value : null,
    free: files && files.bavail * files.bsize,
    total: files && files.blocks * files.bsize,
  };
}

/** A link at the end of the path is looked at itself: no engine makes one. */
async function lookAt(path: string, { engine }: AnswerPlace): Promise<HostPath | null> {
  const nearness = await engineNearness(engine);
  if (nearness === 'far' || nearness === 'simulated') return null;
  const found = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!found) return { kind: 'missing', isEmpty: false, owner: 0, createdAt: null };
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  const isEmpty = kind === 'directory' && (await readdir(path)).length === 0;
  return { kind, isEmpty, owner: found.uid, createdAt: found.birthtimeMs || null };
}
