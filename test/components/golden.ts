import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';

const folder = join(import.meta.dirname, 'golden');

/**
 * Compares a frame, without its styles but with its trailing spaces, with `golden/<name>.txt`. `UPDATE_GOLDEN=1` writes the file instead.
 * The name may hold folders, such as `services/healthy-46x16-en`.
 */
export function expectGolden(name: string, frame: string | readonly string[]): void {
  const text = `${stripVTControlCharacters(typeof frame === 'string' ? frame : frame.join('\n'))}\n`;
  const file = join(folder, `${name}.txt`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
