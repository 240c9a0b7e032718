import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import type { Engine } from '../../src/model/ports.ts';
import { describeReal, engineHere } from './engine-required.ts';
import { openStage } from './engine-stage.ts';

describeReal('streams of a real engine', () => {
  const stage = openStage(`dogwatch-streams-${process.pid}`);
  let engine: Engine;
  let stop: AbortController;

  beforeEach(() => {
    engine = openEngine(engineHere);
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await engine.close();
    await stage.clear();
  });

  test('a log to its end, its history again, and one that is aborted', async () => {
    const chat = await stage.create('chat', ['sh', '-c', 'echo one; sleep 1; echo two >&2']);
    await chat.start();
    const container = { id: chat.id, tty: false };
    const live = collectBytes();
    const request = { container, since: null, tail: null, follow: true };
    expect(await engine.logs(request, live.take, stop.signal)).toEqual({ kind: 'ended' });
    expect(live.frames()).toEqual([
      [1, expect.stringMatching(/^\d{4}-.*\.\d{9}Z one\n$/)],
      [2, expect.stringContaining(' two\n')],
    ]);

    const last = collectBytes();
    await engine.logs({ ...request, tail: 1, follow: false }, last.take, stop.signal);
    expect(last.frames()).toEqual([[2, expect.stringContaining(' two\n')]]);
    const stamp = last.frames()[0]?.[1].split(' ')[0] ?? '';
    const since = `${Math.floor(Date.parse(stamp) / 1000)}.${stamp.slice(20, 29)}`;
    const later = collectBytes();
    await engine.logs({ ...request, since, follow: false }, later.take, stop.signal);
    expect(later.frames()).toEqual(last.frames());

    const loud = await stage.create('loud', ['sh', '-c', 'while true; do echo x; sleep 1; done']);
    await loud.start();
    const abort = new AbortController();
    const end = engine.logs({ ...request, container: { id: loud.id, tty: false } }, () => abort.abort(), abort.signal);
    expect(await end).toEqual({ kind: 'aborted' });
  });

  test('a log that is JSON stays text, one that its driver keeps is unreadable, one of a container that is gone has ended', async () => {
    const request = { since: null, tail: null, follow: false };
    const json = await stage.create('json', ['sh', '-c', 'echo \'{"a":1}\''], { Tty: true });
    await json.start();
    await json.wait();
    const bytes = collectBytes();
    await engine.logs({ ...request, container: { id: json.id, tty: true } }, bytes.take, stop.signal);
    expect(bytes.text()).toMatch(/Z \{"a":1\}\r\n$/);

    const mute = await stage.create('mute', ['sleep', '60'], {
      HostConfig: { LogConfig: { Type: 'none', Config: {} } },
    });
    await mute.start();
    const silent = engine.logs({ ...request, container: { id: mute.id, tty: false } }, () => {}, stop.signal);
    expect(await silent).toEqual({ kind: 'unreadable', driver: 'none' });
    const gone = engine.logs({ ...request, container: { id: 'f'.repeat(64), tty: false } }, () => {}, stop.signal);
    expect(await gone).toEqual({ kind: 'ended' });
  });

  test('use of a container until it stops', async () => {
    const busy = await stage.create('busy', ['sh', '-c', 'while true; do :; done']);
    await busy.start();
    const samples: number[] = [];
    await engine.usage(
      busy.id,
      ({ cpuPercent, memoryBytes }) => {
        samples.push(cpuPercent);
        expect(memoryBytes).toBeGreaterThan(0);
        if (samples.length === 2) void busy.kill();
      },
      stop.signal,
    );
    expect(samples.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...samples)).toBeGreaterThan(20);
  });
});

/** The frames of a log: stream number and text. */
function collectBytes() {
  const chunks: Uint8Array[] = [];
  return {
    take: (chunk: Uint8Array) => void chunks.push(chunk),
    text: () => Buffer.concat(chunks).toString(),
    frames() {
      const bytes = Buffer.concat(chunks);
      const frames: [number, string][] = [];
      for (let at = 0; at < bytes.length; ) {
        const end = at + 8 + bytes.readUInt32BE(at + 4);
        frames.push([bytes[at] ?? 0, bytes.toString('utf8', at + 8, end)]);
        at = end;
      }
      return frames;
    },
  };
}
