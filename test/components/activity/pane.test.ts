import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ActivityPaneProps, activityPane } from '../../../components/activity/pane.ts';
import { paneLines } from '../../../components/frame/pane.tsx';
import type { Job } from '../../../src/model/job.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { random, randomText } from '../../text/random.ts';
import { expectGolden } from '../golden.ts';
import { job, step } from './job-of.ts';

const up = job(1, 'docker compose up -d', {
  startedAt: NOW - 300_000,
  endedAt: NOW - 295_900,
  result: { kind: 'succeeded' },
});
const building = job(2, 'docker compose up -d --build backend', {
  services: ['backend'],
  startedAt: NOW - 12_000,
  steps: [
    step('[backend internal] load build definition from Dockerfile'),
    step('[backend 1/7] FROM docker.io/library/python:3.12', {
      state: 'working',
      progress: { current: 21_000_000, total: 52_000_000 },
      endedAt: null,
    }),
    step('[backend 2/7] WORKDIR /app/', { state: 'cached' }),
    step('[backend 3/7] COPY pyproject.toml uv.lock /app/', { state: 'cached' }),
    step('[backend 4/7] RUN uv sync', { state: 'working', endedAt: null }),
    step('[backend 5/7] COPY ./app /app/app', { state: 'waiting', startedAt: null, endedAt: null }),
    step('Container ai-pic-backend-1', {
      kind: 'container',
      state: 'waiting',
      status: 'Waiting',
      startedAt: null,
      endedAt: null,
    }),
  ],
  tail: [
    '#7 CACHED',
    '#8 [backend 4/7] RUN uv sync',
    '#8 1.204 \x1b[36mResolved\x1b[0m 84 packages in 2 ms',
    '#8 4.310 正在下载 numpy（21.2 MB）',
  ],
  lines: 1204,
});
const queued = job(3, 'docker compose restart backend', { services: ['backend'] });
const failed = job(4, 'docker compose up -d proxy', {
  services: ['proxy'],
  startedAt: NOW - 30_000,
  endedAt: NOW - 28_900,
  result: {
    kind: 'failed',
    code: 1,
    message: 'Error response from daemon: Bind for 0.0.0.0:80 failed: port is already allocated',
  },
  steps: [step('Container ai-pic-proxy-1', { kind: 'container', state: 'failed', status: 'Error' })],
  tail: [
    ' Container ai-pic-proxy-1  Starting',
    'Error response from daemon: Bind for 0.0.0.0:80 failed: port is already allocated',
  ],
});
const cancelling = job(5, "docker compose logs --since 5m --no-color 'a b'", {
  services: ['worker'],
  startedAt: NOW - 2_000,
  cancelling: true,
});

const base: Omit<ActivityPaneProps, 'columns' | 'rows' | 'language'> = {
  world: { jobs: [up, building, queued, failed], builds: {} },
  now: NOW,
  focused: true,
  selected: null,
  scroll: 0,
};

const CASES: Readonly<Record<string, Partial<ActivityPaneProps>>> = {
  building: {},
  queued: { selected: 3 },
  failed: { selected: 4, focused: false },
  cancelling: { world: { jobs: [up, cancelling], builds: {} } },
  empty: { world: { jobs: [], builds: {} } },
  example: { world: exampleWorld('building') },
};

describe('the activity pane', () => {
  for (const [name, props] of Object.entries(CASES)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of [
        [102, 16],
        [74, 12],
        [80, 12],
        [80, 22],
      ] as const) {
        it(`${name} ${columns}x${rows} ${language}`, () => {
          const frame = paneLines(activityPane({ ...base, ...props, columns, rows, language }));
          expect(frame).toHaveLength(rows);
          for (const row of frame) expect(width(row)).toBe(columns);
          expectGolden(`activity/${name}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }

  const shown = (props: Partial<ActivityPaneProps>) =>
    paneLines(activityPane({ ...base, columns: 80, rows: 14, language: 'en', ...props })).map((row) =>
      stripVTControlCharacters(row),
    );

  it('keeps the selection on its job when a new one comes', () => {
    const selected = (jobs: readonly Job[]) =>
      shown({ world: { jobs, builds: {} }, selected: 1 }).find((row) => row.includes('▸'));
    expect(selected([up, building])).toBe(selected([up, building, queued]));
  });

  it('scrolls the output back', () => {
    const tail = Array.from({ length: 40 }, (_, n) => `line ${n}`);
    const talking = { jobs: [job(1, 'docker compose build', { startedAt: NOW - 1000, tail })], builds: {} };
    expect(shown({ world: talking }).join('\n')).toContain('line 39');
    const back = shown({ world: talking, scroll: 10 }).join('\n');
    expect(back).toContain('line 29 ');
    expect(back).not.toContain('line 30 ');
    expect(back).toContain('10 newer below');
    expect(shown({ world: talking, scroll: 100 }).join('\n')).toContain('line 0 ');
  });

  it('draws nothing in that comes from outside', () => {
    const world = {
      jobs: [job(1, 'docker compose build', { startedAt: NOW, tail: ['\x1b[2J\x1b[31mred\x07', '\x1b]0;title\x07x'] })],
      builds: {},
    };
    const rows = paneLines(activityPane({ ...base, world, columns: 80, rows: 14, language: 'en' })).join('\n');
    expect(rows).not.toMatch(/\x1b\[2J|\x07|\x1b\]/);
  });

  it('is exactly as wide as its place, whatever is printed', () => {
    const next = random(17);
    for (let round = 0; round < 100; round++) {
      const tail = [randomText(next, 90), randomText(next, 90)];
      const steps = [step(randomText(next, 90)), step('x', { state: 'failed' })];
      const jobs = [
        job(1, `docker compose run ${randomText(next, 30)}`, { startedAt: NOW - 5000, tail, steps }),
        failed,
      ];
      const columns = 60 + Math.floor(next() * 60);
      for (const row of paneLines(
        activityPane({
          ...base,
          world: { jobs, builds: {} },
          columns,
          rows: 6 + Math.floor(next() * 12),
          language: 'en',
        }),
      )) {
        expect(width(row)).toBe(columns);
      }
    }
  });
});
