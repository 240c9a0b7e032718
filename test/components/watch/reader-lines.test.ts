import { expect, test } from 'vitest';
import { watchReaderLines } from '../../../components/watch/reader-lines.ts';
import { exampleWorld } from '../../example-world.ts';

const world = exampleWorld('watching');

test('every file is told with the times of its way, the newest first, then what watch said', () => {
  const lines = watchReaderLines(world, world.sync.entries, 'backend', 'en');
  expect(lines.slice(0, 6)).toEqual([
    '── 5 files on their way or there',
    '',
    '◐ app/core/config.py → backend /app/app/core/config.py',
    expect.stringMatching(/^ {4}saved 12:04:59\.000 · noticed/),
    '✔ app/old.py → backend /app/app/old.py',
    expect.stringMatching(/^ {4}saved 12:04:12\.000 .* · deleted 1\.0 s$/),
  ]);
  expect(lines.join('\n')).toContain('Syncing service "backend" after 3 changes were detected');
});

test('of a service without files there is only what watch said', () => {
  const lines = watchReaderLines(world, world.sync.entries, 'worker', 'zh-CN');
  expect(lines[0]).toBe('── 监听的输出');
});

test('a story that failed is there with all of its output, and what names could do to the screen is not', () => {
  const story = {
    service: 'backend',
    action: 'rebuild',
    state: 'failed',
    startedAt: 0,
    endedAt: 900,
    problem: { kind: 'told', text: 'exit code: 1' },
    output: Array.from({ length: 12 }, (_, n) => `#${n}\x1b[2J`),
  } as const;
  const lines = watchReaderLines({ ...world, sync: { ...world.sync, stories: [story] } }, [], null, 'en');
  expect(lines.filter((line) => /#\d+$/.test(line))).toHaveLength(12);
  expect(lines.join()).not.toContain('\x1b[2J');
});

test('before anything has happened it says so', () => {
  expect(watchReaderLines(exampleWorld('healthy'), [], 'backend', 'en')).toEqual([
    'No file under a watch rule has changed yet, and watch has said nothing.',
  ]);
});
