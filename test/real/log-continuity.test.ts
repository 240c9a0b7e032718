import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { demux } from '../../src/logs/demux.ts';
import type { Engine } from '../../src/model/ports.ts';
import { createLogStreams, type LogStreams } from '../../src/session/log-streams.ts';
import { createStore, type Store } from '../../src/session/store.ts';
import { type EngineProxy, openProxy } from './engine-proxy.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

/** Prints numbered lines about as fast as they are taken; each run under a number of its own. */
const FLOOD = [
  'sh',
  '-c',
  `r=$(cat /run-number 2>/dev/null || echo 0); r=$((r + 1)); echo $r > /run-number
   exec awk -v r=$r 'BEGIN { for (i = 1; ; i++) { print "run " r " line " i; if (i % 400 == 0) { fflush(); system("usleep 20000") } } }'`,
];

describeReal('the log of a service, followed', () => {
  const stage = openStage(`dogwatch-continuity-${process.pid}`);
  const path = join(tmpdir(), `dogwatch-continuity-${process.pid}.sock`);
  let proxy: EngineProxy;
  let direct: Engine;
  let engine: Engine;
  let stop: AbortController;
  let world: Store;
  let streams: LogStreams;
  let following: Promise<void>;

  beforeEach(async () => {
    proxy = await openProxy(path);
    direct = openEngine(engineHere);
    engine = openEngine({ ...engineHere, env: { DOCKER_HOST: `unix://${path}` } });
    stop = new AbortController();
    world = createStore();
    streams = createLogStreams(engine, world);
    following = engine.follow(stage.project, world.emit, stop.signal);
  });

  afterEach(async () => {
    stop.abort();
    await streams.close();
    await following;
    await Promise.all([engine.close(), direct.close(), proxy.close()]);
    await stage.clear();
    await rm(path, { force: true });
  });

  /** Resolves when `isTrue` is; looked at whenever a log changes. */
  function logged(isTrue: () => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = streams.store.subscribe(() => isTrue() && resolve());
    if (isTrue()) resolve();
    return promise.finally(unsubscribe);
  }

  const grown = (service: string, by: number) => {
    const from = streams.store.buffer(service).end;
    return logged(() => streams.store.buffer(service).end >= from + by);
  };

  /** The texts and dividers of a log. */
  function kept(
    service: string,
    source?: number,
  ): { readonly lines: readonly string[]; readonly dividers: readonly string[] } {
    const buffer = streams.store.buffer(service);
    const all = Array.from({ length: buffer.end - buffer.first }, (_, at) => buffer.line(buffer.first + at));
    const lines = all.flatMap((line) =>
      line?.kind === 'text' && (source === undefined || line.source === source) ? [line.text] : [],
    );
    return { lines, dividers: all.flatMap((line) => (line?.kind === 'divider' ? [line.divider] : [])) };
  }

  /** What the engine itself has of a container's log, once it has stopped. */
  async function truth(id: string): Promise<readonly string[]> {
    const lines: string[] = [];
    const parser = demux((line) => lines.push(Buffer.from(line.bytes).toString('utf8', line.start, line.end)), {
      timestamps: true,
    });
    const request = { container: { id, tty: false }, since: null, tail: null, follow: false };
    await direct.logs(request, (piece) => parser.write(piece), stop.signal);
    parser.flush();
    return lines;
  }

  const complete = (service: string, lines: readonly string[]) =>
    logged(() => kept(service).lines.at(-1) === lines.at(-1));

  test('has every line once and in order over two restarts and a cut connection', async () => {
    const flood = await stage.create('flood', FLOOD);
    await flood.start();
    await grown('flood', 4000);
    await flood.restart({ t: 0 });
    await grown('flood', 4000);
    await proxy.close();
    // While the way is cut, the container goes on and is restarted once more.
    await flood.restart({ t: 0 });
    proxy = await openProxy(path);
    await grown('flood', 4000);
    await flood.stop({ t: 0 });
    const lines = await truth(flood.id);
    await complete('flood', lines);
    const { lines: ours, dividers } = kept('flood');
    expect(ours.length).toBe(lines.length);
    expect(ours).toEqual(lines);
    expect(dividers).toEqual(['restarted', 'restarted']);
  }, 60_000);

  test('goes on where it was when only the connection was lost', async () => {
    const flood = await stage.create('flood', FLOOD);
    await flood.start();
    await grown('flood', 2000);
    await proxy.close();
    proxy = await openProxy(path);
    await grown('flood', 4000);
    await flood.stop({ t: 0 });
    const lines = await truth(flood.id);
    await complete('flood', lines);
    expect(kept('flood').lines).toEqual(lines);
    expect(kept('flood').dividers).toEqual(['reconnected']);
  }, 60_000);

  test('goes on in the same place when the container is made anew', async () => {
    const first = await stage.create('flood', FLOOD);
    await first.start();
    await grown('flood', 2000);
    await first.stop({ t: 0 });
    const before = await truth(first.id);
    await complete('flood', before);
    await first.remove();
    const second = await stage.create('flood', FLOOD);
    await second.start();
    await grown('flood', 2000);
    await second.stop({ t: 0 });
    const after = await truth(second.id);
    await logged(() => kept('flood').lines.length === before.length + after.length);
    expect(kept('flood').lines).toEqual([...before, ...after]);
    expect(kept('flood').dividers).toEqual(['recreated']);
  }, 60_000);

  test('keeps the lines of replicas apart', async () => {
    const replicas = await Promise.all(
      [1, 2].map((number) =>
        stage.create('flood', FLOOD, {
          name: `${stage.project}-flood-${number}`,
          Labels: stage.labels({
            'com.docker.compose.service': 'flood',
            'com.docker.compose.container-number': String(number),
          }),
        } as Parameters<typeof stage.create>[2]),
      ),
    );
    await Promise.all(replicas.map((replica) => replica.start()));
    await grown('flood', 6000);
    await Promise.all(replicas.map((replica) => replica.stop({ t: 0 })));
    const truths = await Promise.all(replicas.map(({ id }) => truth(id)));
    const total = truths.reduce((sum, lines) => sum + lines.length, 0);
    await logged(() => kept('flood').lines.length >= total);
    const names = streams.replicas('flood');
    expect(names.toSorted()).toEqual(['flood-1', 'flood-2']);
    for (const [index, lines] of truths.entries()) {
      expect(kept('flood', names.indexOf(`flood-${index + 1}`)).lines).toEqual(lines);
    }
  }, 60_000);

  test('reads back what is older than it kept, to the beginning', async () => {
    const print = 'BEGIN { for (i = 1; i <= 45000; i++) print "line " i }';
    const past = await stage.create('past', ['awk', print]);
    // Only who comes later sees no more than the end of it.
    await streams.close();
    await past.start();
    await past.wait();
    streams = createLogStreams(engine, world);
    world.emit({ at: Date.now(), type: 'networks.listed', names: [] });
    const lines = await truth(past.id);
    expect(lines).toHaveLength(45_000);
    await logged(() => kept('past').lines.at(-1) === lines.at(-1));
    const atFirst = kept('past').lines.length;
    expect(atFirst).toBeLessThan(45_000);
    expect(streams.older.state('past')).toBe('available');
    while (streams.older.state('past') === 'available') await streams.older.read('past');
    expect(streams.older.state('past')).toBe('none');
    expect(kept('past').lines).toEqual(lines);
    expect(streams.store.buffer('past').first).toBeLessThan(0);
  }, 60_000);
});
