import '../golden.ts';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stepRow } from '../../../components/activity/step-row.ts';
import { width } from '../../../src/text/width.ts';
import { NOW } from '../../example-world.ts';
import { random, randomText } from '../../text/random.ts';
import { step } from './job-of.ts';

const row = (...args: Parameters<typeof step>) => stripVTControlCharacters(stepRow(step(...args), 70, NOW)).trim();

describe('a step of a job', () => {
  it('says how long it took or takes', () => {
    expect(row('Network ai-pic_default', { status: 'Created' })).toMatch(
      /^✔ Network ai-pic_default +Created {2}3\.0 s$/,
    );
    expect(row('[api 4/7] RUN uv sync', { state: 'working', endedAt: null })).toMatch(/^◐ .* 9\.0 s$/);
    expect(row('later', { state: 'waiting', startedAt: null, endedAt: null })).toBe('◌ later');
  });

  it('says what came from the cache', () => {
    expect(row('[api 2/7] WORKDIR /app', { state: 'cached' })).toMatch(/CACHED$/);
  });

  it('has a bar while bytes are counted', () => {
    const pulling = {
      kind: 'image',
      state: 'working',
      progress: { current: 30_000_000, total: 60_000_000 },
      endedAt: null,
    } as const;
    expect(row('Image redis:7', pulling)).toContain('██████░░░░░░ 30 MB / 60 MB');
    expect(stripVTControlCharacters(stepRow(step('Image redis:7', pulling), 40, NOW))).not.toContain('█');
    expect(row('Image redis:7', { ...pulling, state: 'done' })).not.toContain('MB');
  });

  it('is exactly as wide as its place', () => {
    const next = random(13);
    for (let round = 0; round < 200; round++) {
      const columns = 40 + Math.floor(next() * 60);
      const drawn = stepRow(
        step(randomText(next, 60), {
          status: randomText(next, 6),
          progress: { current: 1, total: 3 },
          state: 'working',
        }),
        columns,
        NOW,
      );
      expect(width(drawn), JSON.stringify({ drawn, columns })).toBe(columns);
    }
  });
});
