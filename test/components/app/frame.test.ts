import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { frameRows } from '../../../components/app/frame.ts';
import { createKeptRows } from '../../../components/app/kept-rows.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES, type Language } from '../../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';
import { stage } from './stage.ts';

const SIZES = [
  { columns: 160, rows: 48 },
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
] as const;

type Moment = Parameters<typeof exampleWorld>[0];

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function frame(moment: Moment, language: Language, size: (typeof SIZES)[number], keys: readonly string[] = []) {
  const { port } = stage(exampleWorld(moment));
  const controller = createController(port, language);
  controller.resize(size);
  for (const key of keys) controller.press(key);
  return frameRows({ port, sources: controller.sources, ui: controller.ui(), size, now: NOW, kept: createKeptRows() });
}

const SCENES: readonly { readonly name: string; readonly moment: Moment; readonly keys: readonly string[] }[] = [
  { name: 'project', moment: 'healthy', keys: [] },
  { name: 'waiting', moment: 'prestart-waiting', keys: ['down', 'down'] },
  { name: 'failed', moment: 'prestart-failed', keys: ['down'] },
  { name: 'building', moment: 'building', keys: ['6'] },
  { name: 'lost', moment: 'engine-lost', keys: ['5'] },
  { name: 'watch', moment: 'watching', keys: ['down', 'down', '3'] },
  { name: 'help', moment: 'healthy', keys: ['?'] },
  { name: 'palette', moment: 'healthy', keys: [':', 'p', 'r'] },
];

describe('the whole screen', () => {
  for (const { name, moment, keys } of SCENES) {
    for (const language of LANGUAGES) {
      for (const size of SIZES) {
        const label = `${name}-${size.columns}x${size.rows}-${language}`;
        it(label, () => {
          const rows = frame(moment, language, size, keys);
          expect(rows).toHaveLength(size.rows);
          expect([...new Set(rows.map((row) => width(row)))]).toEqual([size.columns]);
          expectGolden(`app/${label}`, rows.map((row) => stripVTControlCharacters(row)).join('\n'));
        });
      }
    }
  }
});
