import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import type { Container } from '../../src/model/container.ts';
import type { Engine } from '../../src/model/ports.ts';
import { type Recorder, recordFacts } from './engine-facts.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

const PROJECT = `dogwatch-engine-${process.pid}`;
const SOON_MS = 500;

describeReal('a real engine', () => {
  const stage = openStage(PROJECT);
  let engine: Engine;
  let stop: AbortController;
  let facts: Recorder;
  let following: Promise<void>;

  beforeEach(() => {
    engine = openEngine(engineHere);
    stop = new AbortController();
    facts = recordFacts();
    following = Promise.resolve();
  });

  afterEach(async () => {
    stop.abort();
    await following;
    await engine.close();
    await stage.clear();
  });

  async function follow(): Promise<void> {
    following = engine.follow(PROJECT, facts.emit, stop.signal);
    await facts.next('networks.listed', () => true);
  }

  test('connect tells who answers', async () => {
    expect(await engine.connect()).toMatchObject({
      ok: true,
      value: {
        version: expect.stringMatching(/^\d+\.\d+/),
        apiVersion: expect.stringMatching(/^1\.\d+$/),
        simulated: false,
      },
    });
    expect(await engine.connect()).toMatchObject({ ok: true });
  });

  test('what is there is listed, and what happens becomes facts soon', async () => {
    const old = await stage.create('old', ['sleep', '60']);
    await follow();
    expect(facts.of('containers.listed')[0]?.containers).toMatchObject([
      { id: old.id, service: 'old', state: 'created' },
    ]);

    const web = await stage.create('web', ['sleep', '60']);
    await web.start();
    const started = Date.now();
    const { at } = await facts.next('container.changed', isIn('web', 'running'));
    expect(at - started).toBeLessThan(SOON_MS);

    await web.stop();
    const stopped = Date.now();
    const end = await facts.next('container.changed', isIn('web', 'exited'));
    expect(end.at - stopped).toBeLessThan(SOON_MS);
    expect(end.container.exitCode).toBe(137);
    await web.remove();
    const removed = Date.now();
    expect((await facts.next('container.removed', ({ id }) => id === web.id)).at - removed).toBeLessThan(SOON_MS);
    const story = facts.of('engine.event').filter(({ event }) => event.container === web.id);
    expect(story.map(({ event }) => event.action)).toEqual(
      ['create', 'start', 'kill', 'kill', 'die', 'destroy'].flatMap(withStop),
    );
  });

  /** Engines disagree on whether `stop` comes before or after `die`; either is fine here. */
  function withStop(action: string): readonly unknown[] {
    return action === 'die' ? [expect.stringMatching(/^(stop|die)$/), expect.stringMatching(/^(stop|die)$/)] : [action];
  }

  test('a health check is live: each probe, then the verdict', async () => {
    await follow();
    const api = await stage.create('api', ['sleep', '60'], { Healthcheck: everySecond(['CMD-SHELL', 'echo ready']) });
    await api.start();
    const { container } = await facts.next('container.changed', ({ container: { health } }) => health === 'healthy');
    expect(container.probes[0]).toMatchObject({ exitCode: 0, output: 'ready\n' });
    await facts.next('container.changed', ({ container: { probes } }) => probes.length === 3);
    expect(facts.of('engine.event').filter(({ event }) => event.action.startsWith('exec'))).toEqual([]);
  });

  test('probes that cannot start are live too, though the engine never tells their end', async () => {
    await follow();
    const api = await stage.create('api', ['sleep', '60'], { Healthcheck: everySecond(['CMD', 'no-such-probe']) });
    await api.start();
    const { container } = await facts.next('container.changed', ({ container: { probes } }) => probes.length === 3);
    expect(container.health).toBe('unhealthy');
    expect(container.probes.at(-1)?.output).toContain('executable file not found');
  });

  test('a port that is taken is the error of a created container', async () => {
    await follow();
    const ports = {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '18477' }] } },
    };
    await (await stage.create('one', ['sleep', '60'], ports)).start();
    const { container } = await facts.next('container.changed', isIn('one', 'running'));
    expect(container.ports).toEqual([{ hostIp: '', hostPort: 18477, containerPort: 80, protocol: 'tcp' }]);
    const two = await stage.create('two', ['sleep', '60'], ports);
    await expect(two.start()).rejects.toThrow();
    const failed = await facts.next('container.changed', (fact) => fact.container.error !== '');
    expect(failed.container).toMatchObject({ service: 'two', state: 'created' });
    expect(failed.container.error).toMatch(/18477.*(already allocated|already in use)/);
  });

  test('out of memory, and an exit code', async () => {
    await follow();
    const eats = ['sh', '-c', 'x=a; while true; do x=$x$x; done'];
    await (await stage.create('cache', eats, { HostConfig: { Memory: 16e6, MemorySwap: 16e6 } })).start();
    await (await stage.create('migrate', ['sh', '-c', 'exit 3'])).start();
    expect((await facts.next('container.changed', isIn('cache', 'exited'))).container.oomKilled).toBe(true);
    expect((await facts.next('container.changed', isIn('migrate', 'exited'))).container.exitCode).toBe(3);
  });

  test('networks and volumes', async () => {
    await follow();
    await stage.docker.createNetwork({
      Name: `${PROJECT}_back`,
      Labels: stage.labels({ 'com.docker.compose.network': 'back' }),
    });
    await facts.next('networks.listed', ({ names }) => names.includes(`${PROJECT}_back`));
    await stage.docker.createVolume({
      Name: `${PROJECT}_db`,
      Labels: stage.labels({ 'com.docker.compose.volume': 'db' }),
    });
    expect(await engine.resources(PROJECT)).toEqual({
      ok: true,
      value: [
        { kind: 'network', name: `${PROJECT}_back`, key: 'back' },
        { kind: 'volume', name: `${PROJECT}_db`, key: 'db' },
      ],
    });
    const disk = await engine.disk();
    const items = disk.ok ? disk.value.items.filter(({ project }) => project === PROJECT) : [];
    expect(items).toMatchObject([
      { kind: 'volume', inUse: false },
      { kind: 'network', inUse: false },
    ]);
  });
});

function everySecond(check: string[]) {
  return { Test: check, Interval: 1e9, Timeout: 1e9, Retries: 2 };
}

function isIn(service: string, state: Container['state']) {
  return ({ container }: { readonly container: Container }) =>
    container.service === service && container.state === state;
}
