import { describe, expect, it } from 'vitest';
import { adviseBuild, buildReasons, explainBuild, orderSentence } from '../../src/explain/build.ts';
import { noEvidence } from '../../src/explain/evidence.ts';
import { explainService } from '../../src/explain/service.ts';
import type { BuildCause, BuildPlace, BuildReason, BuildSummary, OrderAdvice } from '../../src/model/build.ts';
import { fold } from '../../src/model/fold.ts';
import { clock } from '../../src/text/format.ts';
import { LANGUAGES } from '../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../example-world.ts';

const copy: BuildPlace = { stage: '', number: 4, total: 7, line: 12, text: 'COPY . .' };
const lib: BuildPlace = { stage: 'lib', number: 2, total: 3, line: 3, text: 'RUN compile' };
const files = { changed: ['app/main.py'], added: [], removed: [], more: 0 };

function summary(reasons: readonly BuildReason[], more: Partial<BuildSummary> = {}): BuildSummary {
  const counts = { ran: reasons.length === 0 ? 0 : 3, cached: 4 };
  return {
    service: 'backend',
    job: 1,
    at: NOW,
    ms: 3200,
    ...counts,
    outcome: 'succeeded',
    comparedWith: NOW - 60_000,
    reasons,
    advice: [],
    ...more,
  };
}

const because = (cause: BuildCause, place = copy) => buildReasons(summary([{ place, cause }]), 'en')[0];

describe('why a build was not cached', () => {
  it.each<[BuildCause, string]>([
    [{ kind: 'files', files }, 'app/main.py changed'],
    [
      { kind: 'files', files: { changed: ['a', 'b', 'c'], added: ['d'], removed: ['e'], more: 7 } },
      'a, b and c changed, d was added, e was removed, 7 more',
    ],
    [{ kind: 'argument', names: ['VERSION'] }, 'the build argument VERSION is not what it was'],
    [{ kind: 'argument', names: ['A', 'B'] }, 'the build arguments A and B are not what they were'],
    [{ kind: 'instruction', change: 'changed' }, 'line 12 of the Dockerfile is new or was changed'],
    [
      { kind: 'instruction', change: 'moved' },
      'an instruction before line 12 of the Dockerfile was added, removed or moved',
    ],
    [{ kind: 'setting', keyword: 'ENV', line: 5 }, 'ENV on line 5 of the Dockerfile is new or was changed'],
    [{ kind: 'setting', keyword: 'USER', line: null }, 'USER was removed from the Dockerfile before it'],
    [{ kind: 'base', image: 'python:3', was: 'python:3' }, 'the image python:3 is another one than before'],
    [{ kind: 'base', image: 'python:3', was: 'python:2' }, 'it stands on the image python:3 now, and not on python:2'],
    [{ kind: 'earlier', place: lib }, '[lib 2/3] RUN compile, which it stands on, ran anew'],
    [
      { kind: 'upstream', place: lib, cause: { kind: 'files', files } },
      '[lib 2/3] RUN compile, which it stands on, is not what it was: app/main.py changed',
    ],
    [{ kind: 'no-cache' }, 'the cache was turned off for this build'],
    [{ kind: 'first' }, 'there is no earlier build by Dogwatch to compare with'],
    [{ kind: 'other-engine' }, 'the build before it ran on another engine'],
    [{ kind: 'unfinished' }, 'the build before it ended before this step was done'],
    [
      { kind: 'gone' },
      'its result is no longer in the cache, although nothing that it depends on is seen to have changed',
    ],
  ])('says of %j', (cause, told) => {
    expect(because(cause)).toBe(`ran anew from [4/7] COPY . ., because ${told}`);
  });

  it('claims nothing where not all is known', () => {
    expect(because({ kind: 'unknown' })).toContain('why is not known');
  });

  it('names what another stage brought about only where that is all', () => {
    const reasons: readonly BuildReason[] = [
      { place: lib, cause: { kind: 'files', files } },
      { place: copy, cause: { kind: 'earlier', place: lib } },
    ];
    expect(buildReasons(summary(reasons), 'en')).toEqual([
      'ran anew from [lib 2/3] RUN compile, because app/main.py changed',
    ]);
    expect(buildReasons(summary(reasons.slice(1)), 'en')).toHaveLength(1);
  });

  it('says once what holds for all stages', () => {
    const cause = { kind: 'no-cache' } as const;
    expect(
      buildReasons(
        summary([
          { place: lib, cause },
          { place: copy, cause },
        ]),
        'en',
      ),
    ).toHaveLength(1);
  });

  it('says that all came from the cache, but not of a build that failed', () => {
    expect(buildReasons(summary([]), 'en')).toEqual(['every step came from the cache']);
    expect(buildReasons(summary([], { outcome: 'failed' }), 'en')).toEqual([]);
    expect(buildReasons(summary([], { cached: 0 }), 'en')).toEqual([]);
  });
});

const advice: OrderAdvice = {
  copy,
  install: { ...copy, number: 5, line: 13, text: 'RUN npm ci' },
  tool: 'npm',
  manifests: ['package-lock.json', 'package.json'],
  copiedBefore: false,
  fetch: null,
};

describe('advice on the order', () => {
  it('names the lines', () => {
    expect(orderSentence(advice, 'en')).toBe(
      'Line 13 of the Dockerfile (RUN npm ci) installed the dependencies again, although package-lock.json and package.json did not change: line 12 (COPY . .) stands before it. Copy only package-lock.json and package.json first, let line 13 follow, and put line 12 after it.',
    );
    expect(orderSentence({ ...advice, copiedBefore: true }, 'en')).toContain('Move line 13 above line 12');
    expect(orderSentence({ ...advice, manifests: [] }, 'en')).toContain(
      'unless it needs something that line 12 copies',
    );
    expect(orderSentence({ ...advice, fetch: 'go mod download' }, 'en')).toContain(
      'above line 12 and run "go mod download" after that',
    );
    expect(orderSentence({ ...advice, fetch: 'go mod download', copiedBefore: true }, 'en')).toContain(
      'Run "go mod download" above line 12',
    );
  });

  it('is said in Chinese without English words between', () => {
    expect(orderSentence(advice, 'zh-CN')).toBe(
      'package-lock.json、package.json 没有变化，但 Dockerfile 第 13 行（RUN npm ci）又安装了一遍依赖：第 12 行（COPY . .）排在它前面。先只复制 package-lock.json、package.json，接着执行第 13 行，再执行第 12 行。',
    );
  });
});

describe('the story of a service', () => {
  const world = fold(exampleWorld('healthy'), {
    at: NOW,
    type: 'build.known',
    summary: summary([{ place: copy, cause: { kind: 'files', files } }], { advice: [advice] }),
  });

  it.for(LANGUAGES)('tells of its last build (%s)', (language) => {
    const story = explainService(world, 'backend', noEvidence, language, NOW);
    expect(story.paragraphs.at(-1)).toContain('app/main.py');
    expect(story.paragraphs.at(-1)).toContain(clock(NOW - 60_000));
    expect(story.advice.at(-1)).toEqual({ key: null, text: orderSentence(advice, language), command: null });
    expect(explainService(world, 'worker', noEvidence, language, NOW).paragraphs.join()).not.toContain('main.py');
  });

  it('says when it was, how long it took and what it is compared with', () => {
    expect(explainBuild(world, 'backend', 'en')).toEqual([
      `The last build, at ${clock(NOW)}, took 3.2 s and ran 3 of 7 steps anew. It ran anew from [4/7] COPY . ., because app/main.py changed. This is in comparison with the build at ${clock(NOW - 60_000)}.`,
    ]);
    const failed = { builds: { backend: summary([], { outcome: 'failed', ran: 1 }) } };
    expect(explainBuild(failed, 'backend', 'en')).toEqual([`The last build, at ${clock(NOW)}, failed after 3.2 s.`]);
    const cached = { builds: { backend: summary([]) } };
    expect(explainBuild(cached, 'backend', 'en')[0]).toContain('every step came from the cache');
    expect([explainBuild({ builds: {} }, 'backend', 'en'), adviseBuild({ builds: {} }, 'backend', 'en')]).toEqual([
      [],
      [],
    ]);
  });
});
