import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import type { Engine } from '../../src/model/ports.ts';
import { recordFacts } from './engine-facts.ts';
import { type EngineProxy, openProxy } from './engine-proxy.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

const PROJECT = `dogwatch-connection-${process.pid}`;

describeReal('the way to the engine', () => {
  const path = join(tmpdir(), `dogwatch-proxy-${process.pid}.sock`);
  const choice = { ...engineHere, env: { DOCKER_HOST: `unix://${path}` } };
  let proxy: EngineProxy;
  let engine: Engine;
  let stop: AbortController;

  beforeEach(async () => {
    proxy = await openProxy(path);
    engine = openEngine(choice);
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await engine.close();
    await proxy.close();
    await rm(path, { force: true });
  });

  test('aborting and closing leave no connection behind', async () => {
    const facts = recordFacts();
    const following = engine.follow(PROJECT, facts.emit, stop.signal);
    await facts.next('networks.listed', () => true);
    await proxy.settled(1);
    stop.abort();
    await following;
    await proxy.settled(0);
    await engine.close();
    expect(proxy.open()).toBe(0);
  });

  test('a lost engine is told once, found again, and listed anew', async () => {
    const facts = recordFacts();
    const following = engine.follow(PROJECT, facts.emit, stop.signal);
    await facts.next('networks.listed', () => true);
    await proxy.close();
    await rm(path, { force: true });
    const { problem } = await facts.next('engine.lost', () => true);
    expect(problem).toMatchObject({ kind: expect.stringMatching(/^(unreachable|failed)$/), host: `unix://${path}` });
    await facts.next('engine.lost', (fact) => fact.problem.kind === 'unreachable');
    expect(await engine.connect()).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });

    proxy = await openProxy(path);
    const opened = Date.now();
    const { at } = await facts.next('containers.listed', ({ at: listed }) => listed >= opened);
    expect(at - opened).toBeLessThan(1000);
    expect(facts.of('engine.connected')).toHaveLength(2);
    expect(facts.of('engine.lost').length).toBeLessThanOrEqual(2);
    stop.abort();
    await following;
  });

  test('what happened while the way was cut is told afterwards, once', async () => {
    const stage = openStage(PROJECT);
    const facts = recordFacts();
    const following = engine.follow(PROJECT, facts.emit, stop.signal);
    await facts.next('networks.listed', () => true);
    const job = await stage.create('job', ['sh', '-c', 'exit 3']);
    await facts.next('engine.event', ({ event }) => event.action === 'create');
    await proxy.close();
    await job.start();
    await job.wait();
    proxy = await openProxy(path);
    const { event } = await facts.next('engine.event', ({ event: { action } }) => action === 'die');
    expect(event.attributes.exitCode).toBe('3');
    expect(facts.of('containers.listed').at(-1)?.containers).toMatchObject([{ state: 'exited', exitCode: 3 }]);
    expect(facts.of('engine.event').map((fact) => fact.event.action)).toEqual(['create', 'start', 'die']);
    stop.abort();
    await following;
    await stage.clear();
  });

  test('an engine that hangs is a time-out after five seconds', async () => {
    proxy.hang();
    const began = Date.now();
    expect(await engine.connect()).toEqual({
      ok: false,
      problem: { kind: 'timeout', host: `unix://${path}`, afterMs: 5000 },
    });
    expect(Date.now() - began).toBeLessThan(6000);
    await proxy.settled(0);
  });

  test('a file that is no socket is unreachable', async () => {
    await proxy.close();
    await rm(path, { force: true });
    await writeFile(path, '');
    expect(await engine.connect()).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
    expect(await engine.disk()).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });
});
