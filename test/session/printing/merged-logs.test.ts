import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/logs/matcher.ts';
import type { Container } from '../../../src/model/container.ts';
import type { Engine } from '../../../src/model/ports.ts';
import type { Entry, LogChoice } from '../../../src/session/printing/entry.ts';
import { mergedLogs } from '../../../src/session/printing/merged-logs.ts';
import type { LogTrouble } from '../../../src/session/printing/sources.ts';
import { createStore } from '../../../src/session/store.ts';
import { frame, stamp } from '../../logs/lines.ts';
import { fakeEngine, logFrame, runningContainer, turn } from '../fakes.ts';

const info = {
  version: '28',
  apiVersion: '1.51',
  platform: 'linux',
  context: 'default',
  host: 'fake',
  simulated: false,
};

const ALL: LogChoice = {
  services: [],
  since: null,
  until: null,
  tail: null,
  level: 'none',
  grep: null,
  invert: false,
  follow: false,
};

/** A moment of the day of these logs. */
const at = (second: number) => `2026-11-24T12:00:${String(second).padStart(2, '0')}.000000000Z`;
const line = (second: number, text: string) => logFrame(at(second), text);

async function open(choice: Partial<LogChoice>, ...containers: readonly Container[]) {
  const { engine, logs } = fakeEngine();
  return { logs, ...(await read(engine, choice, containers)) };
}

async function read(engine: Engine, choice: Partial<LogChoice>, containers: readonly Container[]) {
  const store = createStore();
  store.emit({ at: 1, type: 'engine.connected', engine: info });
  store.emit({ at: 1, type: 'containers.listed', containers });
  const stop = new AbortController();
  const troubles: LogTrouble[] = [];
  const entries: Entry[] = [];
  const merged = mergedLogs({ engine, ...store }, { ...ALL, ...choice }, (met) => troubles.push(met), stop.signal);
  const done = (async () => {
    for await (const batch of merged) entries.push(...batch);
  })();
  await turn();
  const said = () => entries.map((entry) => (entry.kind === 'line' ? entry.text : `--${entry.divider}--`));
  return { store, stop, troubles, entries, said, done };
}

/** Lets what arrived together be put in order. */
async function settle(said: () => readonly string[], lines: number) {
  while (said().length < lines) await turn();
}

describe('the history of several logs', () => {
  it('is one by time, without one-offs, and ends when all have ended', async () => {
    const { logs, said, done } = await open(
      {},
      runningContainer('a', 'web'),
      runningContainer('b', 'db', { state: 'exited' }),
      runningContainer('c', 'db', { oneOff: true }),
    );
    expect(logs.map(({ request }) => [request.container.id, request.follow])).toEqual([
      ['b', false],
      ['a', false],
    ]);
    logs[1]?.write(line(1, 'web 1'));
    logs[1]?.write(line(3, 'web 3'));
    await turn();
    expect(said()).toEqual([]);
    logs[0]?.write(line(2, 'db 2'));
    logs[0]?.end({ kind: 'ended' });
    await settle(said, 3);
    logs[1]?.end({ kind: 'ended' });
    await done;
    expect(said()).toEqual(['web 1', 'db 2', 'web 3']);
  });

  it('holds only what was chosen: services, times, text, and levels with the whole trace of an error', async () => {
    const since = Date.parse(at(2));
    const web = await open({ services: ['web'], since }, runningContainer('a', 'web'), runningContainer('b', 'db'));
    expect(web.logs.map(({ request }) => request.since)).toEqual([`${since / 1000}.000000000`]);
    for (const second of [1, 2, 3]) web.logs[0]?.write(line(second, `web ${second}`));
    web.logs[0]?.end({ kind: 'ended' });
    await web.done;
    expect(web.said()).toEqual(['web 2', 'web 3']);

    const errors = await open({ level: 'warning' }, runningContainer('a', 'web'));
    const trace = ['Traceback (most recent call last):', '  File "a.py", line 1, in <module>', 'ValueError: no'];
    for (const text of ['INFO: fine', 'WARNING: hm', ...trace, 'INFO: fine']) errors.logs[0]?.write(line(1, text));
    errors.logs[0]?.end({ kind: 'ended' });
    await errors.done;
    expect(errors.said()).toEqual(['WARNING: hm', ...trace]);

    const others = await open({ grep: compile('fine') ?? null, invert: true }, runningContainer('a', 'web'));
    for (const text of ['fine', '\x1b[31mfi\x1b[0mne', 'other']) others.logs[0]?.write(line(1, text));
    others.logs[0]?.end({ kind: 'ended' });
    await others.done;
    expect(others.said()).toEqual(['other']);
  });

  it('has the last lines before a time, which the engine cannot choose', async () => {
    const { logs, said, done } = await open({ tail: 2, until: Date.parse(at(3)) }, runningContainer('a', 'web'));
    expect(logs[0]?.request).toMatchObject({ tail: null, until: `${Date.parse(at(3)) / 1000}.000999999` });
    for (const second of [1, 2, 3]) logs[0]?.write(line(second, `web ${second}`));
    logs[0]?.end({ kind: 'ended' });
    await done;
    expect(said()).toEqual(['web 2', 'web 3']);
  });

  it('tells of a log that cannot be read and prints the others', async () => {
    const { logs, said, done, troubles } = await open({}, runningContainer('a', 'a'), runningContainer('b', 'b'));
    logs[0]?.end({ kind: 'unreadable', driver: 'syslog' });
    logs[1]?.write(line(1, 'b 1'));
    logs[1]?.end({ kind: 'ended' });
    await done;
    expect(said()).toEqual(['b 1']);
    expect(troubles).toMatchObject([{ container: { service: 'a' }, end: { kind: 'unreadable', driver: 'syslog' } }]);
  });

  it('is read no faster than it is taken', async () => {
    const flood = floodingEngine(200_000);
    const store = createStore();
    store.emit({
      at: 1,
      type: 'containers.listed',
      containers: [runningContainer('a', 'a'), runningContainer('b', 'b')],
    });
    const merged = mergedLogs({ engine: flood.engine, ...store }, ALL, () => {}, new AbortController().signal);
    let taken = 0;
    for await (const batch of merged) {
      taken += batch.length;
      expect(flood.written() - taken).toBeLessThan(10_000);
    }
    expect(taken).toBe(400_000);
  });

  it('ends at once when it is told to', async () => {
    const { logs, stop, done } = await open({ follow: true }, runningContainer('a', 'a'));
    logs[0]?.write(line(1, 'one'));
    stop.abort();
    await done;
  });
});

/** An engine whose logs have so many lines, in turn, as fast as they are taken. */
function floodingEngine(lines: number) {
  let written = 0;
  const engine: Engine = {
    ...fakeEngine().engine,
    async logs({ container }, sink) {
      for (let n = 0; n < lines; n += 100) {
        const texts = Array.from({ length: 100 }, (_, k) =>
          frame(1, `${stamp(1_000_000 + n + k)}${container.id} ${n + k}\n`),
        );
        written += 100;
        await sink(Buffer.concat(texts));
      }
      return { kind: 'ended' };
    },
  };
  return { engine, written: () => written };
}

describe('following', () => {
  async function openLive() {
    const opened = await open({ follow: true }, runningContainer('a', 'web'));
    opened.logs[0]?.write(line(1, 'one'));
    opened.logs[0]?.write(line(2, 'two'));
    opened.logs[0]?.end({ kind: 'ended' });
    await settle(opened.said, 2);
    await turn();
    return opened;
  }

  it('goes on after the history with no line lost and none twice', async () => {
    const { logs, said, stop, done } = await openLive();
    expect(logs[0]?.request.follow).toBe(false);
    expect(logs[1]?.request).toMatchObject({ follow: true, since: expect.stringMatching(/^\d+\.750000000$/) });
    logs[1]?.write(line(2, 'two'));
    logs[1]?.write(line(3, 'three'));
    await settle(said, 3);
    expect(said()).toEqual(['one', 'two', 'three']);
    stop.abort();
    await done;
  });

  it('does not bring back lines before the last ones that were asked for', async () => {
    const { logs, said, stop, done } = await open({ follow: true, tail: 1 }, runningContainer('a', 'web'));
    expect(logs[0]?.request.tail).toBe(1001);
    const close = (n: number) => logFrame(`2026-11-24T12:00:00.1${String(n).padStart(8, '0')}Z`, `${n}`);
    for (let n = 500; n <= 1500; n++) logs[0]?.write(close(n));
    logs[0]?.end({ kind: 'ended' });
    while (logs.length < 2) await turn();
    // The last quarter of a second comes again, also what is older than all that was read.
    for (let n = 0; n <= 1501; n++) logs[1]?.write(close(n));
    await settle(said, 2);
    expect(said()).toEqual(['1500', '1501']);
    stop.abort();
    await done;
  });

  it('goes over a restart', async () => {
    const { logs, said, stop, done, store } = await openLive();
    logs[1]?.write(line(3, 'three'));
    logs[1]?.end({ kind: 'ended' });
    await settle(said, 3);
    expect(logs).toHaveLength(2);
    store.emit({ at: 2, type: 'container.changed', container: runningContainer('a', 'web', { startedAt: 2_000 }) });
    await turn();
    logs[2]?.write(line(3, 'three'));
    logs[2]?.write(line(4, 'four'));
    await settle(said, 5);
    expect(said()).toEqual(['one', 'two', 'three', '--restarted--', 'four']);
    stop.abort();
    await done;
  });

  it('takes in what a removed container still says, then the one that comes instead, and a new replica', async () => {
    const { logs, said, stop, done, store } = await openLive();
    store.emit({ at: 2, type: 'container.removed', id: 'a' });
    await turn();
    logs[1]?.write(line(3, 'last words'));
    logs[1]?.end({ kind: 'ended' });
    await settle(said, 3);
    store.emit({ at: 3, type: 'container.changed', container: runningContainer('b', 'web') });
    await turn();
    expect(logs[2]?.request).toMatchObject({ container: { id: 'b' }, since: null, tail: null, follow: true });
    logs[2]?.write(line(4, 'new'));
    await settle(said, 5);
    store.emit({ at: 4, type: 'container.changed', container: runningContainer('c', 'web', { number: 2 }) });
    await settle(said, 6);
    expect(said().slice(2)).toEqual(['last words', '--recreated--', 'new', '--started--']);
    stop.abort();
    await done;
  });

  it('goes on when the engine is back, also in a container that has ended meanwhile', async () => {
    const { logs, said, stop, done, store } = await openLive();
    const problem = { kind: 'failed', host: 'fake', detail: 'gone' } as const;
    store.emit({ at: 5, type: 'engine.lost', problem });
    logs[1]?.end({ kind: 'failed', detail: 'the connection was closed' });
    await turn();
    store.emit({ at: 6, type: 'engine.connected', engine: info });
    store.emit({
      at: 6,
      type: 'containers.listed',
      containers: [runningContainer('a', 'web', { state: 'exited' })],
    });
    while (logs.length < 3) await turn();
    logs[2]?.write(line(2, 'two'));
    logs[2]?.write(line(3, 'three'));
    logs[2]?.end({ kind: 'ended' });
    await settle(said, 3);
    expect(said()).toEqual(['one', 'two', 'three']);
    stop.abort();
    await done;
  });

  it('mends a stream that broke although the engine is there', async () => {
    const { logs, said, stop, done, troubles } = await openLive();
    logs[1]?.end({ kind: 'failed', detail: 'the connection was closed' });
    while (logs.length < 3) await turn();
    logs[2]?.write(line(2, 'two'));
    logs[2]?.write(line(3, 'three'));
    await settle(said, 3);
    expect(said()).toEqual(['one', 'two', 'three']);
    expect(troubles).toEqual([]);
    stop.abort();
    await done;
  });
});
