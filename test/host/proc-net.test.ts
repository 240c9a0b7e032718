import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProcNet } from '../../src/host/proc-net.ts';

const recorded = readFileSync(new URL('fixtures/proc-net-6.18.txt', import.meta.url), 'utf8').split('\n');
const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const socket = (local: string, state: string) =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0`;

test('both tables of a container, one after the other', () => {
  expect(readProcNet(recorded)).toEqual([
    { address: '127.0.0.1', port: 8000 },
    { address: '127.0.0.11', port: 34729 },
    { address: '::1', port: 9000 },
    { address: '::', port: 8080 },
  ]);
});

test('addresses of all kinds', () => {
  const addressOf = (hex: string) => readProcNet([head, socket(`${hex}:1F90`, '0A')])?.[0]?.address;
  expect(addressOf('00000000')).toBe('0.0.0.0');
  expect(addressOf('020012AC')).toBe('172.18.0.2');
  expect(addressOf('0000000000000000FFFF00000100007F')).toBe('::ffff:127.0.0.1');
  expect(addressOf('B80D0120000000000000000001000000')).toBe('2001:db8::1');
  expect(addressOf('000080FE00000000FF00420200FE0012')).toBe('fe80::242:ff:1200:fe00');
  expect(addressOf('B80D0120010002000300040005000600')).toBe('2001:db8:2:1:4:3:6:5');
});

test('connections are no listeners, a listener is told once, an empty table has none', () => {
  const lines = [head, socket('00000000:0050', '0A'), socket('0100007F:C350', '01'), socket('00000000:0050', '0A')];
  expect(readProcNet(lines)).toEqual([{ address: '0.0.0.0', port: 80 }]);
  expect(readProcNet([head])).toEqual([]);
});

test('what a shell made of a table, with single spaces', () => {
  const words = (line: string) => line.trim().split(/\s+/).join(' ');
  expect(readProcNet([head, socket('0100007F:1F90', '0A')].map(words))).toEqual([{ address: '127.0.0.1', port: 8080 }]);
});

test('another text is no table', () => {
  expect(readProcNet(['cat: /proc/net/tcp: Permission denied'])).toBeNull();
  expect(readProcNet([])).toBeNull();
});
