import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEPT_OUTPUT, printedBuilds } from '../../../src/doctor/texts/printed-builds.ts';
import { plain } from '../../../src/text/sanitize.ts';

const recorded = (name: string) =>
  plain(readFileSync(new URL(`../fixtures/freshness/said/${name}`, import.meta.url), 'utf8')).split('\n');
const only = (lines: readonly string[]) => {
  const [build, ...more] = printedBuilds(lines);
  expect(more).toEqual([]);
  return build;
};

const RUN = 'RUN echo "collecting" && echo "test_pay.py: assert 3 == 4" >&2 &&     exit 3';

describe('a failed build in a text', () => {
  it.each([
    ['build-run.2.26', 'run', null],
    ['build-run.2.40', null, 3],
    ['build-two.2.26', 'run', null],
    ['build-two.2.40', 'run', 3],
    ['build-docker.2.26', null, 3],
    ['build-docker.2.40', null, 3],
    ['build-classic-run.2.26', null, null],
    ['build-classic-run.2.40', 'run', null],
  ])('%s: its target, instruction, line and output', (name, target, line) => {
    const build = only(recorded(name));
    expect(build).toMatchObject({ target, instruction: RUN });
    expect(build?.place?.line ?? null).toBe(line);
    expect([...(build?.output ?? [])].sort()).toEqual(['collecting', 'test_pay.py: assert 3 == 4']);
  });

  it('keeps the end of a long output', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `#7 0.1 line ${n}`);
    const build = only([
      '#7 [2/2] RUN x',
      ...lines,
      '#7 ERROR: process "x" did not complete successfully: exit code: 1',
    ]);
    expect(build?.output).toHaveLength(KEPT_OUTPUT);
    expect(build?.output.at(-1)).toBe('line 49');
    expect(build?.instruction).toBe('RUN x');
  });

  it('is told of watch, of Compose 1, and of a frontend', () => {
    expect(
      only([
        'Build failed. Error: target api: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1',
      ]),
    ).toMatchObject({ target: 'api' });
    expect(
      only([
        "ERROR: Service 'web' failed to build : COPY failed: file not found in build context or excluded by .dockerignore: stat a: file does not exist",
      ]),
    ).toMatchObject({ target: 'web', reason: expect.stringMatching(/^COPY failed/) });
    expect(
      only([
        'failed to solve with frontend dockerfile.v0: failed to read dockerfile: open /var/lib/docker/tmp/x/Dockerfile: no such file or directory',
      ])?.reason,
    ).toMatch(/^failed to read dockerfile/);
  });

  it('is told of the name of a stage apart from that of a service', () => {
    const build = only([
      '#9 [builder 2/5] RUN make',
      '#9 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    ]);
    expect(build).toMatchObject({ target: null, word: 'builder', instruction: 'RUN make' });
  });

  it('is none where it was cancelled, where a container says so, or where nothing failed', () => {
    expect(printedBuilds(['failed to solve: Canceled: context canceled'])).toEqual([]);
    expect(printedBuilds(recorded('build-run.2.40').map((line) => `ci-1  | ${line}`))).toEqual([]);
    expect(printedBuilds(['#7 [2/2] RUN x', '#7 DONE 0.3s', '#8 exporting to image', '#8 DONE 0.1s'])).toEqual([]);
    expect(printedBuilds(recorded('pull-gone.2.40'))).toEqual([]);
  });
});
