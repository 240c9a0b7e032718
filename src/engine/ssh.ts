import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import { Duplex, type Readable } from 'node:stream';
import type { EngineAddress } from './address.ts';

type SshAddress = Extract<EngineAddress, { kind: 'ssh' }>;

/**
 * Connections to an engine on another machine, each through a child `ssh … docker system dial-stdio`, which is how the docker CLI does it: so
 * the person's own ssh configuration, agent and known hosts count. Connections are kept for the next request, as each costs a login.
 */
export function createSshAgent(address: SshAddress): Agent {
  const agent = new Agent({ keepAlive: true, timeout: 30_000 });
  agent.createConnection = (_options, connected) => {
    const connection = openSsh(address);
    connected?.(null, connection);
    return connection;
  };
  return agent;
}

/** The words after `ssh`; the same as the docker CLI's, with a shorter time-out and a check that the other side still lives. */
export function sshArguments({ user, host, port, socket }: SshAddress): readonly string[] {
  return [
    ...['-o', 'ConnectTimeout=10', '-o', 'ServerAliveInterval=10', '-o', 'BatchMode=yes', '-T'],
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    ...['--', host, 'docker'],
    ...(socket === null ? [] : ['--host', `unix://${socket}`]),
    ...['system', 'dial-stdio'],
  ];
}

/** The end of the child, not of its output, ends the connection: only then is it known whether ssh complained. */
function openSsh(address: SshAddress): Duplex {
  const child = spawn('ssh', sshArguments(address), { stdio: 'pipe' });
  const connection = new Duplex({
    read: () => void child.stdout.resume(),
    write: (chunk, _encoding, done) => void child.stdin.write(chunk, () => done()),
    final: (done) => void child.stdin.end(done),
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  child.stdout.on('data', (chunk) => {
    if (!connection.push(chunk)) child.stdout.pause();
  });
  // A broken pipe is a consequence; the reason comes with the child's end.
  child.stdin.on('error', () => {});
  const complaint = collectTail(child.stderr);
  child.on('error', (error) => connection.destroy(error));
  child.on('close', (code) => {
    const error = new Error(complaint() || `ssh exited with ${code}`);
    connection.destroy(code === 0 ? undefined : Object.assign(error, { code: 'ECONNREFUSED' }));
  });
  return withSocketMethods(connection);
}

/** The last words of a stream that could be long. */
function collectTail(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-2000);
  });
  return () => text.trim();
}

/** What Node's HTTP client calls on a socket that a pipe does not have. */
function withSocketMethods(connection: Duplex): Duplex {
  const self = () => connection;
  return Object.assign(connection, { setKeepAlive: self, setNoDelay: self, setTimeout: self, ref: self, unref: self });
}
