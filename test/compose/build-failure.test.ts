import { expect, it } from 'vitest';
import { type BuildFailure, followBuildFailure } from '../../src/compose/build-failure.ts';
import { lines, recorded } from './recorded.ts';

const found = (text: readonly string[]): readonly BuildFailure[] => {
  const follow = followBuildFailure();
  return text.map(follow).filter((failure) => failure !== null);
};

const quoted = {
  source: {
    file: 'Dockerfile',
    line: 19,
    lines: [
      { number: 18, text: 'COPY src /app/src', marked: false },
      { number: 19, text: 'RUN echo "collecting" && echo "test_pay.py: assert 3 == 4" >&2 && \\', marked: true },
      { number: 20, text: '    exit $TEST_CODE', marked: true },
      { number: 21, text: '', marked: false },
    ],
  },
  reason: expect.stringMatching(/^target backend: failed to solve: process .* exit code: 7$/),
};

it('reads what Compose 2.40 quotes, in JSON and in text', () => {
  const { message } = JSON.parse(lines(recorded('build-stages-failed', '2.40').err).at(-1) ?? '');
  expect(found(message.split('\n'))).toEqual([quoted]);
  expect(found(lines(recorded('build-stages-failed-plain', '2.40').err))).toEqual([quoted]);
});

it('reads it in the output of watch', () => {
  expect(found(lines(recorded('watch', '2.40').out))).toMatchObject([{ source: { file: 'Dockerfile', line: 5 } }]);
});

it('finds nothing where nothing is quoted', () => {
  expect(found(lines(recorded('build-stages-failed', '2.26').err))).toEqual([]);
  expect(found(['listening on localhost:8080', '--------------------', 'x', 'reason'])).toEqual([]);
  expect(found(['Dockerfile:1', 'no dashes', '--------------------', '   1 | >>> RUN x'])).toEqual([]);
});
