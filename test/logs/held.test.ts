import { expect, test } from 'vitest';
import { HeldBytes } from '../../src/logs/held.ts';

test('keeps up to its limit and tells when something did not fit', () => {
  const held = new HeldBytes(2000);
  held.append(Buffer.from('abcdef'), 1, 4);
  held.append(Buffer.alloc(1500, 'x'), 0, 1500);
  expect([held.length, held.cut]).toEqual([1503, false]);
  held.append(Buffer.alloc(1500, 'y'), 0, 1500);
  expect([held.length, held.cut]).toEqual([2000, true]);
  expect(Buffer.from(held.bytes.subarray(0, 5)).toString()).toBe('bcdxx');
  held.clear();
  expect([held.length, held.cut]).toEqual([0, false]);
});

test('gives the memory of a long line back', () => {
  const held = new HeldBytes(1 << 20);
  held.append(Buffer.alloc(1 << 19), 0, 1 << 19);
  held.clear();
  expect(held.bytes.length).toBe(0);
});
