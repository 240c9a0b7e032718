import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { buildLines, fittedRows } from '../../../components/activity/build-lines.ts';
import { activityPane } from '../../../components/activity/pane.ts';
import { paneLines } from '../../../components/frame/pane.tsx';
import { buildTree } from '../../../src/model/build-tree.ts';
import type { Job, JobStep } from '../../../src/model/job.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { playedBuild } from '../../compose/played-build.ts';
import { buildStep } from '../../model/build-step.ts';
import { random, randomText } from '../../text/random.ts';
import { expectGolden } from '../golden.ts';
import { job } from './job-of.ts';

/** A recorded build as a job, 1.5 seconds after the last that was heard of it; with a result it is over. */
function built(name: string, upTo: number, result: Job['result']): { readonly job: Job; readonly now: number } {
  const { steps, said, now } = playedBuild(name, '2.40', { upTo });
  const ended = { endedAt: now, result };
  const base = { startedAt: now - 2_700, steps, tail: said.slice(-200), lines: said.length };
  return { job: job(1, 'docker compose build', result ? { ...base, ...ended } : base), now: now + 1_500 };
}

const failed = built('build-stages-failed', Number.POSITIVE_INFINITY, { kind: 'failed', code: 1, message: '' });
const CASES: Readonly<Record<string, { readonly job: Job; readonly now: number }>> = {
  parallel: built('build-stages', 100, null),
  cached: built('build-stages-again', Number.POSITIVE_INFINITY, { kind: 'succeeded' }),
  failed: {
    ...failed,
    job: { ...failed.job, result: { kind: 'failed', code: 1, message: failed.job.tail.at(-1) ?? '' } },
  },
};

describe('a build in the activity pane', () => {
  for (const [name, { job, now }] of Object.entries(CASES)) {
    for (const language of LANGUAGES) {
      for (const [columns, rows] of [
        [80, 24],
        [120, 40],
        [160, 48],
      ] as const) {
        it(`${name} ${columns}x${rows} ${language}`, () => {
          const world = { jobs: [job], builds: {} };
          const view = { world, now, focused: true, selected: null, scroll: 0, columns, rows, language };
          const frame = paneLines(activityPane(view));
          expect(frame).toHaveLength(rows);
          for (const row of frame) expect(width(row)).toBe(columns);
          expectGolden(`activity/build-${name}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }
});

describe('the rows of a build', () => {
  const START = 1_000_000;
  const rowsOf = (steps: readonly JobStep[], rows = 100, now = START, isOver = false) => {
    const tree = buildTree(steps);
    const lines = tree ? buildLines(tree, ['api'], { columns: 90, now, language: 'en', isOver }) : [];
    return fittedRows(lines, rows).map((row) => stripVTControlCharacters(row).trimEnd());
  };
  const run = (number: number, more: Partial<JobStep> = {}, part = {}) =>
    buildStep(`${number}`, { number, total: 9, instruction: `RUN  step\t${number}`, ...part }, more);
  const working = { state: 'working', startedAt: START } as const;
  const done = { state: 'done', startedAt: START, endedAt: START } as const;

  it('names a build by the services of its job where it does not tell them', () => {
    expect(rowsOf([run(2)])[0]).toMatch(/^ ◌ api .*0\/9$/);
  });

  it('shows how long a step has worked, and what it printed last', () => {
    const output = ['Collecting a', '\x1b[2JCollecting\x07 b'];
    const step = run(2, working, { workingSince: START, worked: 500, output });
    expect(rowsOf([step], 100, START + 12_000).slice(1)).toEqual([
      expect.stringMatching(/^ {3}◐ 2\/9 RUN step 2 +13 s$/),
      '     Collecting b',
    ]);
  });

  it('has a bar for the layers of an image, and the bytes of a context that takes long', () => {
    const base = run(1, { ...working, progress: { current: 30_000_000, total: 60_000_000 } }, { workingSince: START });
    expect(rowsOf([base], 9, START + 4000)[1]).toMatch(/█████░░░░░ 30 MB \/ 60 MB {2}4\.0 s$/);
    const context = buildStep(
      'context',
      { instruction: 'internal', workingSince: START },
      {
        ...working,
        name: '[internal] load build context',
        status: 'transferring context:',
        progress: { current: 2_100_000, total: 0 },
      },
    );
    expect(rowsOf([context, run(2)], 9, START + 900).join('\n')).toMatch(/◐ context 2\.1 MB/);
    expect(rowsOf([context, run(2)], 9, START + 3000).join('\n')).toMatch(
      /◐ load build context +transferring context {2}2\.1 MB {2}3\.0 s/,
    );
  });

  it('marks a step that was worked at when the job ended as stopped, with the time until then', () => {
    const step = run(2, working, { workingSince: START });
    expect(rowsOf([step], 9, START + 2000, true)[1]).toMatch(/^ {3}– 2\/9 RUN step 2 +2\.0 s$/);
  });

  it('keeps what failed and what is worked at when there is no room, then the last that is done and the next', () => {
    const steps = [run(1, done), run(2, done), run(3, done), run(4, working, { workingSince: START }), run(5), run(6)];
    expect(rowsOf(steps, 2).map((row) => row.slice(0, 8))).toEqual([' ◐ api  ', '   ◐ 4/9']);
    expect(rowsOf(steps, 4).map((row) => row.slice(3, 8))).toEqual(['api  ', '✔ 3/9', '◐ 4/9', '◌ 5/9']);
  });

  it('is exactly as wide as its place, whatever is built', () => {
    const next = random(23);
    const text = (length: number) => randomText(next, length);
    for (let round = 0; round < 150; round++) {
      const source = { file: text(20), line: 3, lines: [{ number: 3, text: text(90), marked: true }] };
      const steps = (['failed', 'working', 'waiting', 'cached', 'done', 'cancelled'] as const).map((state, n) =>
        buildStep(
          `${n}`,
          {
            number: n + 1,
            total: 5,
            targets: [text(30)],
            stage: text(20),
            instruction: text(90),
            output: [text(90)],
            source,
          },
          { state, progress: { current: 1, total: n } },
        ),
      );
      const columns = 40 + Math.floor(next() * 80);
      const tree = buildTree(steps);
      for (const language of LANGUAGES) {
        for (const row of tree ? buildLines(tree, [], { columns, now: 0, language, isOver: false }) : []) {
          expect(width(row.text), JSON.stringify(row)).toBe(columns);
        }
      }
    }
  });
});
