import { expect, it } from 'vitest';
import { supports } from '../../src/compose/version.ts';

it.each([
  ['2.40.3-3', 'progress-json', true],
  ['2.26.1-4', 'progress-json', false],
  ['2.26.1-4', 'watch-no-up', true],
  ['v2.21.0', 'watch', false],
  ['2.22.0', 'watch', true],
  ['2.29.7', 'watch-ignore', false],
  ['2.30.0', 'watch-ignore', true],
  ['2.29', 'progress-json', true],
  ['5.0.0', 'watch', true],
  ['1.29.2', 'config-json', false],
  ['dev', 'watch', true],
] as const)('%s and %s: %s', (version, feature, expected) => {
  expect(supports(version, feature)).toBe(expected);
});
