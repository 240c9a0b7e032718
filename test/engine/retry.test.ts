import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { waitBefore, waitForEngine } from '../../src/engine/retry.ts';

test('a quarter of a second at first, five seconds at most', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(waitBefore)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test('the wait ends when the socket appears', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-'));
  const socket = join(folder, 'docker.sock');
  const waiting = waitForEngine(60_000, socket, new AbortController().signal);
  writeFileSync(socket, '');
  expect(await waiting).toBe('woken');
  rmSync(folder, { recursive: true });
});

test('a folder that is not there cannot be watched, and does no harm', async () => {
  expect(await waitForEngine(5, '/nowhere/docker.sock', new AbortController().signal)).toBe('waited');
});

test('aborting ends the wait', async () => {
  const stop = new AbortController();
  const waiting = waitForEngine(60_000, null, stop.signal);
  stop.abort();
  expect(await waiting).toBe('aborted');
  expect(await waitForEngine(60_000, null, stop.signal)).toBe('aborted');
});
