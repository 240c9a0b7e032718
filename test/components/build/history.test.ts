import { describe, expect, it } from 'vitest';
import { historyLines } from '../../../components/build/history.ts';
import { layerLines } from '../../../components/build/layers.ts';
import { plot } from '../../../components/build/plot.ts';
import type { BuildHistory, PastBuild } from '../../../src/model/build.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const MINUTE = 60_000;

function past(service: string, minutes: number, more: Partial<PastBuild>): PastBuild {
  return {
    service,
    at: NOW - minutes * MINUTE,
    ms: 1000,
    ran: 0,
    cached: 7,
    imageSize: 412_000_000,
    outcome: 'succeeded',
    cause: null,
    ...more,
  };
}

const history: BuildHistory = {
  past: [
    past('backend', 1500, { ms: 184_000, ran: 7, cached: 0, imageSize: 410_000_000, cause: 'first' }),
    past('web-frontend-前端', 1490, { ms: 62_000, ran: 9, cached: 0, imageSize: 88_000_000, cause: 'first' }),
    past('backend', 300, { ms: 41_000, ran: 3, cached: 4, cause: 'files' }),
    past('backend', 200, { ms: 900 }),
    past('backend', 100, { ms: 12_000, ran: 2, cached: 4, imageSize: null, outcome: 'failed', cause: 'instruction' }),
    past('web-frontend-前端', 90, { ms: 30_000, ran: 4, cached: 5, imageSize: 85_500_000, cause: 'base' }),
    past('backend', 50, { ms: 2000, ran: 0, cached: 3, imageSize: null, outcome: 'cancelled' }),
    past('backend', 5, { ms: 90_000, ran: 6, cached: 1, imageSize: 436_000_000, cause: 'gone' }),
  ],
  images: [
    {
      service: 'backend',
      image: 'backend:latest',
      layers: [
        { instruction: 'CMD ["fastapi" "run"]', size: 0, createdAt: NOW, change: 'new' },
        { instruction: 'COPY ./app /app/app # buildkit', size: 1_240_000, createdAt: NOW, change: 'new' },
        {
          instruction: 'RUN /bin/sh -c uv sync --frozen   # buildkit',
          size: 281_000_000,
          createdAt: NOW,
          change: 'same',
        },
        { instruction: '/bin/sh -c #(nop)  ENV LANG=C.UTF-8', size: 0, createdAt: NOW, change: 'same' },
        { instruction: '/bin/sh -c apt-get update', size: 42_000_000, createdAt: NOW, change: 'same' },
      ],
    },
    { service: 'web', image: 'web:dev', layers: null },
    {
      service: 'fresh',
      image: 'fresh',
      layers: [{ instruction: 'COPY a b', size: 5, createdAt: NOW, change: 'unknown' }],
    },
  ],
};

describe('the history of builds', () => {
  it.for(LANGUAGES.flatMap((language) => [80, 160].map((columns) => [columns, language] as const)))(
    'is drawn at %i columns (%s)',
    ([columns, language]) => {
      expectGolden(`build/history-${columns}-${language}`, historyLines(history, { service: null, columns, language }));
      const one = { ...history, past: history.past.filter(({ service }) => service === 'backend'), images: [] };
      expectGolden(
        `build/history-backend-${columns}-${language}`,
        historyLines(one, { service: 'backend', columns, language }),
      );
    },
  );

  it('has a plot and a table of exactly the width of its place', () => {
    for (const language of LANGUAGES) {
      for (const columns of [76, 100, 156]) {
        const rows = historyLines({ ...history, images: [] }, { service: null, columns, language });
        expect(new Set(rows.filter((row) => row !== '').map((row) => width(row)))).toEqual(new Set([columns]));
      }
    }
  });

  it('says what would be there where there is none', () => {
    const rows = historyLines({ past: [], images: [] }, { service: null, columns: 60, language: 'en' });
    expect(rows.join(' ')).toContain('No build is remembered yet');
  });

  it('lets nothing in that comes from outside', () => {
    const [image] = history.images;
    const bad = {
      ...image,
      image: 'x\x1b[2J',
      service: 'x',
      layers: [{ instruction: 'RUN \x1b]0;title\x07', size: 1, createdAt: 0, change: 'new' as const }],
    };
    expect(layerLines(bad, { language: 'en' }).join('')).not.toMatch(/\x1b\[2J|\x1b\]|\x07/);
  });
});

describe('the plot', () => {
  it('draws bars from none to full', () => {
    expect(plot([0, 1, 3, 6, 9], 6, 10)).toBe('▁▂▅▇▇'.replace('▅', '▄').padEnd(5));
    expect(plot([1, 2, 3], 3, 2)).toHaveLength(2);
    expect(plot([1], 0, 5)).toBe('▁');
    expect(plot([], 5, 5)).toBe('');
  });
});
