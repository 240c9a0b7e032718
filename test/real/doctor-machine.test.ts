import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { Output } from '../../src/doctor/known.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { openSession } from '../../src/session/session.ts';
import { describeReal, engineHere } from './engine-required.ts';

const run = promisify(execFile);
const name = `dwmachine-${process.pid}`;
const python = 'image: public.ecr.aws/docker/library/python:3.10, stop_grace_period: 0s';

describeReal('faults between containers and the machine, on a real engine', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  });
  afterEach(async () => {
    await run('docker', ['rm', '-f', `${name}-other`]);
    await compose('down', '-v', '-t', '0', '--rmi', 'local');
    await rm(folder, { recursive: true, force: true });
  });

  async function write(file: string, text: string) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }

  /** What it printed, whether it failed or not. */
  async function compose(...words: readonly string[]): Promise<Output | null> {
    const argv = ['compose', '-p', name, ...words];
    const failed = await run('docker', argv, { cwd: folder }).then(
      () => null,
      (error: { readonly stdout: string; readonly stderr: string }) => error.stdout + error.stderr,
    );
    return failed === null
      ? null
      : { source: `docker compose ${words.join(' ')}`, lines: failed.split('\n'), services: [] };
  }

  /** The codes of what the doctor finds in the project as it is now, with their services, and the first evidence of each. */
  async function examine(pasted: Output | null = null) {
    const project = { directory: folder, files: [], projectName: name, profiles: [], envFiles: [], env: process.env };
    const session = openSession({
      engine: openEngine(engineHere),
      compose: openCompose(project),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: null,
    });
    await session.settled(20_000);
    await session.doctor.examine(pasted);
    const findings = session.doctor.findings('en');
    await session.close();
    return findings;
  }

  const codesOf = (findings: Awaited<ReturnType<typeof examine>>) =>
    findings.filter(({ severity }) => severity === 'error').map(({ code, service }) => `${code} ${service}`);

  /** Until the service has said so: programs take a moment to start. */
  async function said(service: string, words: string) {
    const log = async () => (await run('docker', ['compose', '-p', name, 'logs', service], { cwd: folder })).stdout;
    await expect.poll(log, { timeout: 8000, interval: 100 }).toContain(words);
  }

  test('a port of another container, of a program here, and one that is free', async () => {
    await run('docker', ['run', '-d', '--name', `${name}-other`, '-p', '18441:80', 'bb:latest', 'sleep', '60']);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(18442, resolve));
    const service = (port: number) => `{ image: bb, command: sleep 600, stop_grace_period: 0s, ports: ['${port}:80'] }`;
    await write(
      'compose.yaml',
      `services:\n  one: ${service(18441)}\n  two: ${service(18442)}\n  three: ${service(18443)}\n`,
    );
    for (const each of ['one', 'two', 'three']) await compose('up', '-d', each);
    const findings = await examine();
    await run('docker', ['rm', '-f', `${name}-other`]);
    await new Promise((resolve) => server.close(resolve));
    expect(codesOf(findings)).toEqual(['port.already-allocated one', 'port.already-allocated two']);
    expect(findings[0]?.why).toContain(`${name}-other`);
    expect(findings[1]?.why).toContain(`process ${process.pid}`);
    await compose('up', '-d');
    expect(codesOf(await examine())).toEqual([]);
  });

  test('a program that listens on 127.0.0.1, one on another port, and one as it should', async () => {
    const service = (words: string, ports: string) =>
      `{ ${python}, command: python3 -u -m http.server ${words}, ports: ['${ports}'] }`;
    await write(
      'compose.yaml',
      `services:\n  api: ${service('8000 --bind 127.0.0.1', '18444:8000')}\n  admin: ${service('8080', '18445:8000')}\n  web: ${service('80', '18446:80')}\n`,
    );
    await compose('up', '-d');
    for (const each of ['api', 'admin', 'web']) await said(each, 'Serving HTTP');
    const findings = await examine();
    expect(codesOf(findings).sort()).toEqual(['port.listens-on-loopback api', 'port.nothing-listening admin']);
    const sockets = findings.flatMap(({ evidence }) => evidence).filter(({ source }) => source.startsWith('/proc/net'));
    expect(sockets.map(({ text }) => text).sort()).toEqual(['0.0.0.0:8080', '127.0.0.1:8000']);
  });

  test('a mount without a source, read by a program and laid over a file, and one that is there', async () => {
    const service = (code: string, volume: string) =>
      `{ ${python}, command: ${JSON.stringify(['python3', '-c', code])}, volumes: ['${volume}'] }`;
    await write('there.json', '{}');
    const [read, onto, well] = [
      service('open("/app/config.json")', './config.json:/app/config.json'),
      service('pass', './release.txt:/usr/lib/os-release'),
      service('open("/app/there.json"); import time; time.sleep(600)', './there.json:/app/there.json'),
    ];
    await write('compose.yaml', `services:\n  read: ${read}\n  onto: ${onto}\n  well: ${well}\n`);
    for (const each of ['read', 'onto', 'well']) await compose('up', '-d', each);
    await said('read', 'IsADirectoryError');
    expect(codesOf(await examine()).sort()).toEqual(['bind.source-missing onto', 'bind.source-missing read']);
  });

  test('a build that finds its disk full', async () => {
    await write('Dockerfile', 'FROM bb:latest\nRUN echo 1234567890 > /dev/full\n');
    await write('compose.yaml', 'services:\n  web: { build: . }\n');
    const output = await compose('build');
    expect(output?.lines.join('\n')).toContain('No space left on device');
    const found = await examine(output);
    expect(found.map(({ code }) => code)).toContain('disk.low');
    expect(await examine()).toEqual([]);
  });
});
