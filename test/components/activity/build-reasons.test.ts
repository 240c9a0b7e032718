import { describe, expect, it } from 'vitest';
import { buildReasonRows } from '../../../components/activity/build-reasons.ts';
import { activityPane } from '../../../components/activity/pane.ts';
import { paneLines } from '../../../components/frame/pane.tsx';
import type { BuildSummary } from '../../../src/model/build.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';
import { job, step } from './job-of.ts';

const place = { stage: '', number: 4, total: 7, line: 12, text: 'COPY . .' };

function summary(service: string, more: Partial<BuildSummary> = {}): BuildSummary {
  const files = { changed: ['app/main.py'], added: [], removed: [], more: 0 };
  return {
    service,
    job: 1,
    at: NOW,
    ms: 3200,
    ran: 3,
    cached: 4,
    outcome: 'succeeded',
    comparedWith: NOW,
    reasons: [{ place, cause: { kind: 'files', files } }],
    advice: [],
    ...more,
  };
}

const many = {
  changed: ['a/very/long/path/of/a/file.py', '另一个很长的路径/文件.py', 'c.py'],
  added: ['d'],
  removed: ['e'],
  more: 12,
};
const builds = {
  backend: summary('backend'),
  worker: summary('worker', { ran: 0, cached: 7, reasons: [] }),
  web: summary('web', { reasons: [{ place: { ...place, stage: 'assets' }, cause: { kind: 'files', files: many } }] }),
  other: summary('other', { job: 2 }),
};

describe('why a build was not cached, under its job', () => {
  it('is told of the services of that job', () => {
    const rows = buildReasonRows({ id: 1 }, { builds }, 100, 'en').join('\n');
    expect(rows).toContain('backend: ran anew from [4/7] COPY . ., because app/main.py changed');
    expect(rows).toContain('worker: every step came from the cache');
    expect(rows).not.toContain('other');
    expect(buildReasonRows({ id: 3 }, { builds }, 100, 'en')).toEqual([]);
  });

  it('takes at most two rows a service, as wide as the pane', () => {
    for (const language of LANGUAGES) {
      for (const columns of [30, 46, 77, 120]) {
        const rows = buildReasonRows({ id: 1 }, { builds: { web: builds.web } }, columns, language);
        expect(rows.length).toBeLessThanOrEqual(2);
        expect(new Set(rows.map((row) => width(row)))).toEqual(new Set([columns]));
      }
    }
  });

  it.for(LANGUAGES)('is drawn in both languages (%s)', (language) => {
    for (const columns of [60, 120]) {
      expectGolden(
        `activity/build-reasons-${columns}-${language}`,
        buildReasonRows({ id: 1 }, { builds }, columns, language),
      );
    }
  });

  it('stands between the list and what the job did, and leaves room for that', () => {
    const steps = [step('[backend 4/7] COPY . .')];
    const done = job(1, 'docker compose build', { startedAt: NOW, endedAt: NOW, result: { kind: 'succeeded' }, steps });
    const look = { language: 'en', now: NOW, columns: 80, focused: false, selected: null, scroll: 0 } as const;
    const rows = paneLines(activityPane({ ...look, world: { jobs: [done], builds }, rows: 14 }));
    const at = (text: string) => rows.findIndex((row) => row.includes(text));
    expect(at('$ docker compose build')).toBeLessThan(at('backend: ran anew'));
    expect(at('backend: ran anew')).toBeLessThan(at('steps 1 of 1'));
    const small = paneLines(activityPane({ ...look, world: { jobs: [done], builds }, rows: 7 }));
    expect([small.length, small.some((row) => row.includes('steps 1 of 1'))]).toEqual([7, true]);
  });
});
