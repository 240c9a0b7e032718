import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openClient } from '../../src/engine/client.ts';
import { sshArguments } from '../../src/engine/ssh.ts';

const address = { kind: 'ssh', user: 'me', host: 'lab', port: 2222, socket: '/run/docker.sock' } as const;
const location = { context: 'lab', host: 'ssh://me@lab:2222/run/docker.sock', address, environment: null };

let folder = '';
const path = process.env.PATH;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dogwatch-ssh-'));
  process.env.PATH = `${folder}${delimiter}${path}`;
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** Puts a program of its own in the place of ssh. */
function pretendSsh(script: string): void {
  const program = join(folder, 'ssh');
  writeFileSync(program, `#!${process.execPath}\n${script}`);
  chmodSync(program, 0o755);
}

test('the words of the command are the docker CLI’s', () => {
  expect(sshArguments(address).join(' ')).toMatch(
    /-T -l me -p 2222 -- lab docker --host unix:\/\/\/run\/docker\.sock system dial-stdio$/,
  );
  expect(sshArguments({ ...address, user: null, port: null, socket: null }).join(' ')).toMatch(
    /-T -- lab docker system dial-stdio$/,
  );
});

test('an engine is reached through the child’s standard input and output', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"Version":"26.1.5","ApiVersion":"1.45","Os":"linux","Arch":"arm64"}');
  });
  const socket = join(folder, 'engine.sock');
  await new Promise<void>((listening) => server.listen(socket, listening));
  pretendSsh(`const s=require('net').connect(${JSON.stringify(socket)});process.stdin.pipe(s).pipe(process.stdout)`);
  const opened = await openClient(location, new AbortController().signal);
  expect(opened).toMatchObject({ ok: true, value: { info: { version: '26.1.5', platform: 'linux/arm64' } } });
  if (opened.ok) opened.value.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test('what ssh complains of is the detail of the problem', async () => {
  pretendSsh(`console.error('me@lab: Permission denied (publickey).');process.exit(255)`);
  expect(await openClient(location, new AbortController().signal)).toEqual({
    ok: false,
    problem: { kind: 'unreachable', host: location.host, detail: 'me@lab: Permission denied (publickey).' },
  });
});
