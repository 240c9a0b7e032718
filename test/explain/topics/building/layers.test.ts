import { expect, it } from 'vitest';
import { layers } from '../../../../src/explain/topics/building/layers.ts';
import type { BuildPlace, BuildSummary } from '../../../../src/model/build.ts';
import { NOW } from '../../../example-world.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { commandLines, facts } from './told.ts';

const place = (number: number, line: number, text: string): BuildPlace => ({ stage: '', number, total: 7, line, text });

const summary: BuildSummary = {
  service: 'backend',
  job: 1,
  at: NOW - 60_000,
  ms: 4_200,
  ran: 3,
  cached: 4,
  outcome: 'succeeded',
  comparedWith: null,
  reasons: [
    {
      place: place(5, 24, 'COPY ./app /app/app'),
      cause: { kind: 'files', files: { changed: ['app/main.py'], added: [], removed: [], more: 0 } },
    },
  ],
  advice: [
    {
      copy: place(4, 9, 'COPY . .'),
      install: place(5, 10, 'RUN uv sync'),
      tool: 'uv',
      manifests: ['uv.lock'],
      copiedBefore: false,
      fetch: null,
    },
  ],
};

it('tells what the last build took from the cache, why the rest ran, and on which line order would help', () => {
  const told = facts(layers, aiPicWorld('healthy', { builds: { backend: summary } }));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(
    /^backend: The last build.* ran 3 of 7 steps anew\. It ran anew from \[5\/7\] COPY .*app\/main\.py changed\.$/,
  );
  expect(told[1]).toMatch(/^backend: Line 10 .* \| backend\/Dockerfile:9$/);
});

it('knows of no build until one was seen', () => {
  expect(facts(layers, aiPicWorld('healthy'))).toEqual([]);
  expect(commandLines(layers, aiPicWorld('healthy'))[0]).toBe('docker history backend:latest');
});
