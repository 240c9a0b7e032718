import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/build/dockerfile.ts';

const TEXT = String.raw`# syntax=docker/dockerfile:1
ARG BASE=python:3.10
FROM --platform=linux/amd64 $BASE AS Builder
ARG UV=1 TWO="a b"
ENV FOO=bar BAZ="q $FOO"
ENV OLD some thing
COPY --from=uv /uv /bin/
RUN --mount=type=cache,target=/root/.cache \
    # a comment
    --mount=type=bind,source=uv.lock,target=uv.lock \

    uv sync
COPY --exclude=*.md --exclude=docs --chown=1:1 src lib /app/
COPY <<EOF <<-"OTHER" /x
FROM fake
EOF
COPY fake
OTHER
COPY ["a b", "/c"]
RUN <<EOT bash
COPY not one
EOT
ADD --link --checksum=sha256:1 https://x/y /z
from builder
RUN --mount=from=builder,target=/b --mount=target=/src,rw make
STRANGE thing
`;

it('reads stages, lines, sources and mounts', () => {
  const { globals, stages } = parseDockerfile(TEXT);
  expect(globals).toEqual([{ name: 'BASE', value: 'python:3.10' }]);
  expect(stages.map(({ name, image, line }) => [name, image, line])).toEqual([
    ['builder', '$BASE', 3],
    ['', 'builder', 24],
  ]);
  const [first, second] = stages;
  expect(first?.instructions.map(({ keyword, line, endLine }) => `${line}-${endLine} ${keyword}`)).toEqual([
    '4-4 ARG',
    '5-5 ENV',
    '6-6 ENV',
    '7-7 COPY',
    '8-12 RUN',
    '13-13 COPY',
    '14-18 COPY',
    '19-19 COPY',
    '20-22 RUN',
    '23-23 ADD',
  ]);
  expect(first?.instructions.flatMap(({ settings }) => settings)).toEqual([
    { name: 'UV', value: '1' },
    { name: 'TWO', value: 'a b' },
    { name: 'FOO', value: 'bar' },
    { name: 'BAZ', value: 'q $FOO' },
    { name: 'OLD', value: 'some thing' },
  ]);
  expect(first?.instructions.flatMap(({ takes }) => takes)).toEqual([
    { from: 'uv', sources: ['/uv'], exclude: [], writable: false },
    { from: null, sources: ['uv.lock'], exclude: [], writable: false },
    { from: null, sources: ['src', 'lib'], exclude: ['*.md', 'docs'], writable: false },
    { from: null, sources: [], exclude: [], writable: false },
    { from: null, sources: ['a b'], exclude: [], writable: false },
    { from: null, sources: ['https://x/y'], exclude: [], writable: false },
  ]);
  expect(first?.instructions.map(({ link }) => link).indexOf(true)).toBe(9);
  expect(second?.instructions.flatMap(({ takes }) => takes)).toEqual([
    { from: 'builder', sources: ['/'], exclude: [], writable: false },
    { from: null, sources: ['/'], exclude: [], writable: true },
  ]);
});

it('joins continued lines without their comments, and keeps here-documents', () => {
  const instructions = parseDockerfile(TEXT).stages[0]?.instructions ?? [];
  expect(instructions[4]?.text).toBe(
    'RUN --mount=type=cache,target=/root/.cache     --mount=type=bind,source=uv.lock,target=uv.lock     uv sync',
  );
  expect(instructions[8]?.text).toBe('RUN <<EOT bash\nCOPY not one\nEOT');
});

it('knows the other escape character, Windows line ends and an empty file', () => {
  const windows = parseDockerfile('# escape=`\r\nFROM a\r\nRUN one `\r\n  two \\\r\nCOPY c:\\x d\r\n');
  expect(windows.stages[0]?.instructions.map(({ text }) => text)).toEqual(['RUN one   two \\', 'COPY c:\\x d']);
  expect(parseDockerfile('')).toEqual({ globals: [], stages: [] });
  expect(parseDockerfile('what is this\n')).toEqual({ globals: [], stages: [] });
});
