import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { execa } from 'execa';
import { distinct, type ListeningProcess, readLsof, readSs } from './listening.ts';
import { readProcNet } from './proc-net.ts';

/** How long a tool may take, in milliseconds: lsof is slow where a network file system hangs. */
const TIMEOUT_MS = 3000;

/** Runs a tool and gives the lines that it printed; null where there is no such tool, or it took too long. */
export type RunTool = (argv: readonly string[], signal: AbortSignal) => Promise<readonly string[] | null>;

/**
 * The programs of this machine that listen on a port, by `ss` or `lsof`. One without name and number is there, but this user is not told which. Null where it
 * could not be found out.
 */
export async function portOwners(
  port: number,
  protocol: 'tcp' | 'udp',
  signal: AbortSignal,
  run: RunTool = runTool,
): Promise<readonly ListeningProcess[] | null> {
  let isKnown = false;
  for (const { argv, read } of toolsFor(port, protocol)) {
    const lines = await run(argv, signal);
    if (!lines) continue;
    const found = read(lines, port);
    if (found.some(({ pid }) => pid !== null)) return distinct(found);
    isKnown = true;
  }
  const unnamed = protocol === 'tcp' ? await listensWithoutName(port) : null;
  return isKnown ? (unnamed ?? []) : unnamed;
}

function toolsFor(port: number, protocol: 'tcp' | 'udp') {
  const ss = { argv: ['ss', protocol === 'tcp' ? '-ltnp' : '-lunp'], read: readSs };
  const sockets = protocol === 'tcp' ? [`-iTCP:${port}`, '-sTCP:LISTEN'] : [`-iUDP:${port}`];
  const lsof = { argv: ['lsof', '-nP', '+c', '0', ...sockets, '-F', 'pcnt'], read: readLsof };
  return process.platform === 'darwin' ? [lsof] : [ss, lsof];
}

/** What listens though no tool names it. Linux says where; elsewhere a connection tells that something answers. */
async function listensWithoutName(port: number): Promise<readonly ListeningProcess[] | null> {
  const texts = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(readText));
  const listeners = readProcNet(texts.join('\n').split('\n'));
  if (listeners) {
    const here = listeners.filter((listener) => listener.port === port);
    return here.map(({ address }) => ({ name: '', pid: null, address }));
  }
  return (await answers(port)) ? [{ name: '', pid: null, address: '127.0.0.1' }] : null;
}

function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: '127.0.0.1', port, timeout: 1000 });
  socket.once('connect', () => resolve(true));
  socket.once('timeout', () => resolve(false));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}

/** `lsof` exits with 1 where it finds nothing. On macOS it is not always on the way, in `/usr/sbin`. */
async function runTool(
  [file = '', ...args]: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const path = [process.env['PATH'] ?? '', '/usr/sbin', '/sbin', '/usr/bin'].join(':');
  const result = await execa(file, args, {
    reject: false,
    timeout: TIMEOUT_MS,
    cancelSignal: signal,
    stdin: 'ignore',
    env: { PATH: path, LC_ALL: 'C' },
  });
  if (result.exitCode === undefined || result.exitCode > 1) return null;
  return result.stdout.split('\n');
}
