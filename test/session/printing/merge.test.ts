import { describe, expect, it } from 'vitest';
import { createMerge, type Lane, type Merge } from '../../../src/session/printing/merge.ts';
import { random } from '../../text/random.ts';
import { turn } from '../fakes.ts';

type Item = {
  readonly ms: number;
  readonly nanos: number;
  readonly from: number;
  readonly n: number;
  readonly size: number;
};

const FULL = 256 * 1024;
const LONGEST_PIECE = 40;
const LARGEST = 10_000;

async function drain(merge: Merge<Item>, took: (item: Item) => void = () => {}): Promise<Item[]> {
  const all: Item[] = [];
  for (let batch = await merge.next(); batch; batch = await merge.next()) {
    for (const each of batch) took(each);
    all.push(...batch);
  }
  return all;
}

const item = (ms: number, from = 0, n = 0, nanos = 0, size = 1): Item => ({ ms, nanos, from, n, size });

describe('a merge of logs that end', () => {
  it('orders random logs by time and keeps the order of each, however their pieces arrive (seeded)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = random(seed);
      const logs = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, from) => randomLog(next, from));
      const merge = createMerge<Item>('ends');
      const lanes = logs.map(() => merge.lane());
      const waiting = logs.map(() => 0);
      let most = 0;
      const count = (from: number, size: number) => {
        waiting[from] = (waiting[from] ?? 0) + size;
        most = Math.max(most, waiting[from]);
      };
      const feeds = logs.map((log, at) => feed(log, lanes[at] as Lane<Item>, next, count));
      void Promise.all(feeds).then(merge.close);
      const merged = await drain(merge, ({ from, size }) => count(from, -size));
      expect(merged, `seed ${seed}`).toHaveLength(logs.flat().length);
      for (const [from, log] of logs.entries()) expect(merged.filter((each) => each.from === from)).toEqual(log);
      // A line later than one of the same log may come before it; with logs in order the whole is in order.
      expect(merged).toEqual([...merged].sort((a, b) => a.ms - b.ms || a.nanos - b.nanos));
      expect(most).toBeLessThan(FULL + LONGEST_PIECE * LARGEST);
    }
  });

  it('waits for a log that is silent but has not ended', async () => {
    const merge = createMerge<Item>('ends');
    const loud = merge.lane();
    const slow = merge.lane();
    loud.push(item(1), 1);
    loud.push(item(3), 1);
    let taken: readonly Item[] | null = null;
    const first = merge.next().then((batch) => {
      taken = batch;
    });
    await turn();
    expect(taken).toBeNull();
    slow.push(item(2, 1), 1);
    await first;
    expect(taken).toMatchObject([{ ms: 1 }, { ms: 2 }]);
    slow.end();
    expect(await merge.next()).toMatchObject([{ ms: 3 }]);
    merge.close();
    expect(await merge.next()).toBeNull();
  });

  it('keeps a late line in the place that its log gave it', async () => {
    const merge = createMerge<Item>('ends');
    const one = merge.lane();
    const other = merge.lane();
    for (const ms of [5, 4, 9]) one.push(item(ms), 1);
    for (const ms of [3, 6]) other.push(item(ms, 1), 1);
    merge.close();
    expect((await drain(merge)).map(({ ms }) => ms)).toEqual([3, 5, 4, 6, 9]);
  });

  it('asks a full log to pause until half of it was taken, and lets go of it at the end', async () => {
    const merge = createMerge<Item>('ends');
    const lane = merge.lane();
    expect(lane.room()).toBeUndefined();
    for (let n = 0; n < 10; n++) lane.push(item(n), FULL / 4);
    let hasRoom = false;
    void lane.room()?.then(() => {
      hasRoom = true;
    });
    await turn();
    expect(hasRoom).toBe(false);
    await merge.next();
    await turn();
    expect(hasRoom).toBe(true);
    lane.push(item(11), FULL);
    const room = lane.room();
    merge.close();
    await room;
  });
});

describe('a merge of logs that go on', () => {
  it('hands out what has arrived, and orders what arrives together', async () => {
    const merge = createMerge<Item>('goes-on');
    const one = merge.lane();
    merge.lane();
    const other = merge.lane();
    const first = merge.next();
    await turn();
    one.push(item(7), 1);
    await turn();
    other.push(item(5, 1), 1);
    expect(await first).toMatchObject([{ ms: 5 }, { ms: 7 }]);
    const none = merge.next();
    merge.close();
    expect(await none).toBeNull();
  });
});

function randomLog(next: () => number, from: number): Item[] {
  let ms = Math.floor(next() * 50);
  let nanos = 0;
  return Array.from({ length: Math.floor(next() * 3000) }, (_, n) => {
    if (next() < 0.5) nanos += 1;
    else {
      ms += 1 + Math.floor(next() * 3);
      nanos = 0;
    }
    return item(ms, from, n, nanos, Math.floor(next() * LARGEST));
  });
}

/** Brings a log in pieces, as an engine does, and pauses when it is asked to. */
async function feed(
  log: readonly Item[],
  lane: Lane<Item>,
  next: () => number,
  count: (from: number, size: number) => void,
) {
  for (let at = 0; at < log.length; ) {
    const piece = log.slice(at, at + 1 + Math.floor(next() * LONGEST_PIECE));
    for (const each of piece) {
      count(each.from, each.size);
      lane.push(each, each.size);
    }
    at += piece.length;
    await (lane.room() ?? (next() < 0.3 ? turn() : undefined));
  }
  lane.end();
}
