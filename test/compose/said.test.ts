import { expect, it } from 'vitest';
import { errorText } from '../../src/compose/said.ts';

it.each([
  ['time="2026-11-24T19:26:11Z" level=warning msg="A is not set"\nno such service: x\n', 'no such service: x'],
  ['{"id":"Network x","status":"Created"}\n{"error":true,"message":"two\\nlines"}\n', 'two\nlines'],
  ['{"error":true}\n', ''],
  ['{"half', '{"half'],
])('%j says %j', (stderr, text) => {
  expect(errorText(stderr)).toBe(text);
});
