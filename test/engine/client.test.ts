import { expect, test } from 'vitest';
import { olderVersion } from '../../src/engine/client.ts';

test('versions are compared by number', () => {
  expect(olderVersion('1.45', '1.51')).toBe('1.45');
  expect(olderVersion('1.52', '1.51')).toBe('1.51');
  expect(olderVersion('1.9', '1.51')).toBe('1.9');
  expect(olderVersion('2.0', '1.51')).toBe('1.51');
});
