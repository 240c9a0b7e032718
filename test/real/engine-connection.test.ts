import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import type { Engine } from '../../src/model/ports.ts';
import { recordFacts } from './engine-facts.ts';
import { openProxy, type Proxy } from './engine-proxy.ts';
import { describeReal, engineHere } from './engine-required.ts';

const PROJECT = `dogwatch-connection-${process.pid}`;

describeReal('the way to the engine', () => {
  const path = join(tmpdir(), `dogwatch-proxy-${process.pid}.sock`);
  const choice = { ...engineHere, env: { DOCKER_HOST: `unix://${path}` } };
  let proxy: Proxy;
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
