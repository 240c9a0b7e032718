import { expect, it } from 'vitest';
import { whyRanAnew } from '../../src/build/why.ts';
import { step } from '../components/activity/job-of.ts';
import { recordOf, type Told } from './record-of.ts';

const BASE = `FROM bb
ARG VERSION=1
COPY package.json /deps/
RUN npm ci
COPY . /app
ARG LATE=1
RUN make
`;
const files = { 'package.json': 'p', 'app/main.py': 'm', 'README.md': 'r' };
const before: Told = { dockerfile: BASE, files };

/** Each build that is compared with the one before, and what is told of it: lines and causes. */
const CASES: readonly { name: string; before?: Told | null; now: Partial<Told>; told: readonly unknown[] }[] = [
  { name: 'nothing ran anew', now: {}, told: [] },
  { name: 'the first build', before: null, now: { ran: [3, 4, 5, 7] }, told: [[3, { kind: 'first' }]] },
  {
    name: 'a file changed',
    now: { files: { ...files, 'app/main.py': 'm2' }, ran: [5, 7] },
    told: [[5, changes({ changed: ['app/main.py'] })]],
  },
  {
    name: 'a file that no step of the reason takes changed',
    now: { files: { ...files, 'app/main.py': 'm2' }, ran: [3, 4, 5, 7] },
    told: [[3, { kind: 'gone' }]],
  },
  {
    name: 'many files changed, came and went',
    now: {
      files: { 'package.json': 'p', ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, ''])) },
      ran: [5],
    },
    told: [[5, changes({ added: ['a', 'b', 'c', 'd', 'e'], more: 3 })]],
  },
  {
    name: 'an empty folder came',
    now: { files: { ...files, 'app/': '', 'app/empty/': '' }, ran: [5] },
    told: [[5, changes({ added: ['app/empty'] })]],
  },
  {
    name: 'a build argument changed, which counts for RUN from its ARG on and not for COPY',
    now: { build: { args: { LATE: '2' } }, ran: [7] },
    told: [[7, { kind: 'argument', names: ['LATE'] }]],
  },
  {
    name: 'a build argument that is not declared counts for nothing',
    now: { build: { args: { OTHER: '2' } }, ran: [7] },
    told: [[7, { kind: 'gone' }]],
  },
  {
    name: 'an argument that an earlier RUN sees',
    now: { build: { args: { VERSION: '2' } }, ran: [4, 5, 7] },
    told: [[4, { kind: 'argument', names: ['VERSION'] }]],
  },
  {
    name: 'RUN changed',
    now: { dockerfile: BASE.replace('make', 'make all'), ran: [7] },
    told: [[7, { kind: 'instruction', change: 'changed' }]],
  },
  {
    name: 'an instruction was put before',
    now: { dockerfile: BASE.replace('COPY . ', 'RUN new\nCOPY . '), ran: [5, 6, 8] },
    told: [[5, { kind: 'instruction', change: 'changed' }]],
  },
  {
    name: 'an instruction was taken away',
    now: { dockerfile: BASE.replace('RUN npm ci\n', ''), ran: [4, 6] },
    told: [[4, { kind: 'instruction', change: 'moved' }]],
  },
  {
    name: 'lines moved without a change',
    now: { dockerfile: `# a comment\n${BASE}`, ran: [4, 5, 6, 8] },
    told: [[4, { kind: 'gone' }]],
  },
  {
    name: 'ENV came',
    now: { dockerfile: BASE.replace('ARG LATE', 'ENV MODE=fast\nARG LATE'), ran: [8] },
    told: [[8, { kind: 'setting', keyword: 'ENV', line: 6 }]],
  },
  {
    name: 'USER went',
    before: { dockerfile: BASE.replace('ARG LATE', 'USER app\nARG LATE'), files },
    now: { ran: [7] },
    told: [[7, { kind: 'setting', keyword: 'USER', line: null }]],
  },
  {
    name: 'the base image moved',
    now: { images: { bb: 'sha256:2' }, ran: [3, 4, 5, 7] },
    told: [[3, { kind: 'base', image: 'bb', was: 'bb' }]],
  },
  {
    name: 'another base image',
    now: { dockerfile: BASE.replace('FROM bb', 'FROM bb:2'), images: { 'bb:2': 'sha256:2' }, ran: [3, 4, 5, 7] },
    told: [[3, { kind: 'base', image: 'bb:2', was: 'bb' }]],
  },
  {
    name: 'the base image moved, but the step before was cached all the same',
    now: { images: { bb: 'sha256:2' }, ran: [5, 7] },
    told: [[5, { kind: 'unknown' }]],
  },
  {
    name: '--no-cache',
    now: { argv: ['docker', 'compose', 'build', '--no-cache'], ran: [3, 4, 5, 7] },
    told: [[3, { kind: 'no-cache' }]],
  },
  {
    name: 'no_cache in the compose file',
    now: { build: { noCache: true }, ran: [3] },
    told: [[3, { kind: 'no-cache' }]],
  },
  { name: 'another engine', now: { engine: 'desktop', ran: [3, 4, 5, 7] }, told: [[3, { kind: 'other-engine' }]] },
  {
    name: 'the build before failed there',
    before: { ...before, failed: [4], unreached: [5, 7] },
    now: { ran: [4, 5, 7] },
    told: [[4, { kind: 'unfinished' }]],
  },
  { name: 'nothing differs: the cache is gone', now: { ran: [4, 5, 7] }, told: [[4, { kind: 'gone' }]] },
  {
    name: 'a file whose content is not known',
    now: { files: { ...files, 'README.md': '?' }, ran: [5, 7] },
    told: [[5, { kind: 'unknown' }]],
  },
  {
    name: 'a step before it that the build did not tell of',
    now: { untold: [4], ran: [5, 7] },
    told: [[5, { kind: 'unknown' }]],
  },
  {
    name: 'a source from elsewhere',
    before: { dockerfile: 'FROM bb\nADD https://example.com/a /a\n' },
    now: { dockerfile: 'FROM bb\nADD https://example.com/a /a\n', ran: [2] },
    told: [[2, { kind: 'unknown' }]],
  },
  {
    name: 'an image of which once the digest and once the id is known',
    before: { ...before, steps: [step(`[1/5] FROM docker.io/library/bb:latest@sha256:${'a'.repeat(64)}`)] },
    now: { ran: [3, 4, 5, 7] },
    told: [[3, { kind: 'unknown' }]],
  },
  {
    name: 'an image whose digest is not known',
    before: { dockerfile: 'FROM other\nRUN a\n' },
    now: { dockerfile: 'FROM other\nRUN a\n', ran: [2] },
    told: [[2, { kind: 'unknown' }]],
  },
];

function changes(some: object) {
  return { kind: 'files', files: { changed: [], added: [], removed: [], more: 0, ...some } };
}

it.each(CASES)('$name', ({ before: other, now, told }) => {
  const old = other === null ? null : recordOf(other ?? before).record;
  const { record } = recordOf({ ...before, ...now, at: 5000 });
  expect(whyRanAnew(old, record).map(({ place, cause }) => [place.line, cause])).toEqual(told);
});

const STAGES = `FROM bb AS lib
COPY lib.txt /
RUN compile

FROM bb
COPY --from=lib /out /out
RUN --mount=type=bind,source=conf,target=/conf build
`;

it('tells of each stage its first step, and which step of another stage brought it about', () => {
  const some = { 'lib.txt': '1', 'conf/a.ini': '1' };
  const { record: old } = recordOf({ dockerfile: STAGES, files: some });
  const { record } = recordOf({ dockerfile: STAGES, files: { ...some, 'lib.txt': '2' }, ran: [2, 3, 6, 7] });
  expect(whyRanAnew(old, record)).toMatchObject([
    {
      place: { stage: 'lib', number: 2, total: 3, line: 2, text: 'COPY lib.txt /' },
      cause: changes({ changed: ['lib.txt'] }),
    },
    { place: { stage: 'stage-1', number: 2, line: 6 }, cause: { kind: 'earlier', place: { stage: 'lib', line: 3 } } },
  ]);
});

it('finds what differs under a step that another service had made already', () => {
  const some = { 'lib.txt': '1', 'conf/a.ini': '1' };
  const { record: old } = recordOf({ dockerfile: STAGES, files: some });
  const { record } = recordOf({ dockerfile: STAGES, files: { ...some, 'lib.txt': '2' }, ran: [6, 7] });
  expect(whyRanAnew(old, record)).toMatchObject([
    {
      place: { line: 6 },
      cause: { kind: 'upstream', place: { stage: 'lib', line: 2 }, cause: changes({ changed: ['lib.txt'] }) },
    },
  ]);
});

it('knows the files of a bind mount', () => {
  const some = { 'lib.txt': '1', 'conf/a.ini': '1' };
  const { record: old } = recordOf({ dockerfile: STAGES, files: some });
  const { record } = recordOf({ dockerfile: STAGES, files: { ...some, 'conf/a.ini': '2' }, ran: [7] });
  expect(whyRanAnew(old, record)).toMatchObject([{ place: { line: 7 }, cause: changes({ changed: ['conf/a.ini'] }) }]);
});

it('leaves stages alone that the target does not need', () => {
  const { record } = recordOf({ dockerfile: `${STAGES}FROM lib AS test\nRUN check\n`, build: { target: 'lib' } });
  expect(record.steps.map(({ line }) => line)).toEqual([2, 3]);
});
