import { expect, test } from 'vitest';
import { LogBuffer } from '../../src/logs/buffer.ts';
import { copyLine } from '../../src/logs/copy-line.ts';
import { random, randomText } from '../text/random.ts';
import { rawLine } from './lines.ts';

const empty = (maxBytes = 1 << 22) => new LogBuffer({ maxBytes });

/** All that is known of a line, apart from its number. */
function known(buffer: LogBuffer, n: number) {
  const line = buffer.line(n);
  if (line?.kind !== 'text') return undefined;
  const { n: _, raw, ...rest } = line;
  return { ...rest, raw: raw(), continues: buffer.isContinuation(n) };
}

test('a copy has all that is known of the line (seeded)', () => {
  const next = random(11);
  const from = empty();
  for (let n = 0; n < 500; n++) {
    const text = `${next() < 0.2 ? 'ERROR ' : next() < 0.2 ? '  ' : ''}${randomText(next, 30)}`;
    const line = rawLine(text, n * 7, Math.floor(next() * 1_000_000), next() < 0.5 ? 'stderr' : 'stdout');
    from.append({ ...line, cut: next() < 0.1 }, Math.floor(next() * 3));
  }
  const to = empty();
  for (let n = 0; n < from.end; n++) copyLine(from, n, to);
  expect(to.end).toBe(500);
  for (let n = 0; n < 500; n++) expect(known(to, n)).toEqual(known(from, n));
  expect([to.counts, to.counts.error > 20]).toEqual([from.counts, true]);
});

test('copies to the end of another log, also lines of negative numbers', () => {
  const from = empty();
  from.append(rawLine('kept', 2));
  const older = empty();
  older.append(rawLine('older', 1, 5, 'stderr'), 4);
  from.prepend(older);
  const to = empty();
  to.append(rawLine('there', 0));
  copyLine(from, -1, to);
  expect(known(to, 1)).toMatchObject({ text: 'older', time: 1, nanos: '0.001000005', stream: 'stderr', source: 4 });
});

test('a divider and a line that is not there are left out', () => {
  const from = empty();
  from.append(rawLine('a'));
  from.addDivider('restarted', 5, 'text');
  const to = empty();
  for (const n of [-1, 1, 2, Number.NaN]) copyLine(from, n, to);
  expect(to.end).toBe(0);
});

test('shares no memory with the line it is of', () => {
  const from = empty(64 * 1024);
  const to = empty();
  from.append(rawLine('the first line'));
  copyLine(from, 0, to);
  for (let n = 0; n < 20_000; n++) from.append(rawLine('another'));
  expect([from.line(0), to.text(0)]).toEqual([undefined, 'the first line']);
});
