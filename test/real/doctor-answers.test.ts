import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Question } from '../../src/doctor/question.ts';
import { openEngine } from '../../src/engine/engine.ts';
import type { Container } from '../../src/model/container.ts';
import type { Engine } from '../../src/model/ports.ts';
import { ok } from '../../src/model/result.ts';
import { answerQuestion } from '../../src/session/doctor/answer.ts';
import { runningContainer } from '../session/fakes.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

const PROJECT = `dwanswers-${process.pid}`;
const PYTHON = 'public.ecr.aws/docker/library/python:3.10';

describeReal('the doctor’s questions on a real engine', () => {
  const stage = openStage(PROJECT);
  let engine: Engine;
  const containers: Record<string, Container> = {};
  const ask = (question: Question, changes: Partial<Engine> = {}) =>
    answerQuestion(question, {
      engine: { ...engine, ...changes },
      containers: () => containers,
      signal: new AbortController().signal,
    });

  beforeAll(() => {
    engine = openEngine(engineHere);
  });
  afterEach(() => stage.clear());
  afterAll(() => engine.close());

  async function start(service: string, command: readonly string[], more = {}): Promise<string> {
    const container = await stage.create(service, command, more);
    await container.start();
    containers[container.id] = runningContainer(container.id, service);
    return container.id;
  }

  test('a port that a container of another project publishes is that container’s, not its proxy’s', async () => {
    await start('web', ['sleep', '60'], {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '18431' }] } },
    });
    expect(await ask({ kind: 'host-port', port: 18431, protocol: 'tcp' })).toEqual({
      containers: [{ name: `${PROJECT}-web-1`, project: PROJECT, service: 'web' }],
      processes: [],
    });
    expect(await ask({ kind: 'host-port', port: 18431, protocol: 'udp' })).toMatchObject({ containers: [] });
  });

  test('a port that a program here holds is that program’s', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(18432, resolve));
    expect(await ask({ kind: 'host-port', port: 18432, protocol: 'tcp' })).toMatchObject({
      containers: [],
      processes: [{ pid: process.pid }],
    });
    server.close();
  });

  test('where a container listens is read from here, or by its own shell, with the same answer', async () => {
    const script = 'python3 -m http.server 8000 --bind 127.0.0.1 & exec python3 -m http.server 8080';
    const id = await start('api', ['sh', '-c', script], { Image: PYTHON });
    const question = { kind: 'sockets', container: id } as const;
    const expected = [
      { address: '0.0.0.0', port: 8080 },
      { address: '127.0.0.1', port: 8000 },
    ];
    await expect.poll(async () => sorted(await ask(question)), { timeout: 5000 }).toEqual(expected);
    const elsewhere = async () => ok({ hostname: 'linuxkit', kernel: '', folder: '' });
    expect(sorted(await ask(question, { machine: elsewhere }))).toEqual(expected);
  });

  test('what takes space is told, with what is free', async () => {
    expect(await ask({ kind: 'space' })).toMatchObject({ usage: { items: expect.any(Array) } });
  });
});

function sorted(answer: unknown): unknown {
  return Array.isArray(answer) ? answer.toSorted((a, b) => a.address.localeCompare(b.address)) : answer;
}
