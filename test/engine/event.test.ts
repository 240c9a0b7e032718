import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { justAfter, parseEvent } from '../../src/engine/event.ts';

const lines = readFileSync(new URL('fixtures/events-28.5.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test('a recorded life of a container', () => {
  const messages = lines.map(parseEvent).filter((message) => message !== null);
  expect(messages).toHaveLength(lines.length);
  expect(messages.filter(({ type }) => type === 'container').map(({ verb }) => verb)).toEqual(
    [
      'create',
      'start',
      'exec_create',
      'exec_start',
      'exec_die',
      'health_status',
      'exec_create',
      'exec_start',
      'exec_die',
    ].concat(['extract-to-dir', 'rename', 'pause', 'unpause', 'kill', 'kill', 'stop', 'die', 'destroy']),
  );
  expect(messages.find(({ verb }) => verb === 'health_status')?.action).toBe('health_status: healthy');
  expect(messages.find(({ verb }) => verb === 'die')?.attributes.exitCode).toBe('137');
});

test('times keep their nanoseconds', () => {
  const message = parseEvent('{"Type":"container","Action":"start","Actor":{"ID":"a"},"timeNano":1795548559349653388}');
  expect(message).toMatchObject({ at: 1795548559349, stamp: '1795548559.349653388' });
  expect(justAfter('1795548559.999999999')).toBe('1795548560.000000000');
});

test('an engine that tells whole seconds only', () => {
  expect(parseEvent('{"Type":"network","Action":"create","Actor":{"ID":"a"},"time":12}')).toMatchObject({
    at: 12_000,
    stamp: '12.000000000',
    attributes: {},
  });
});

test.each(['', '{', 'null', '{"Type":"volume","Action":"create","Actor":{"ID":"a"}}', '{"Type":"container"}'])(
  '%j is no event of interest',
  (line) => {
    expect(parseEvent(line)).toBeNull();
  },
);

test('the tag of an image, as Engine 28.5 tells it', () => {
  const line =
    '{"status":"tag","id":"sha256:8700","Type":"image","Action":"tag","Actor":{"ID":"sha256:8700","Attributes":{"name":"shop:1"}},"scope":"local","time":1795548559,"timeNano":1795548559349653388}';
  expect(parseEvent(line)).toMatchObject({
    type: 'image',
    verb: 'tag',
    id: 'sha256:8700',
    attributes: { name: 'shop:1' },
  });
});
