import { expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import type { SyncStory } from '../../src/model/sync.ts';
import type { WatchEntry } from '../../src/model/watch.ts';
import { createJobs } from '../../src/session/jobs.ts';
import { createStore } from '../../src/session/store.ts';
import { followWatchBuilds } from '../../src/session/watch-builds.ts';
import { fakeCompose } from './fakes.ts';

function open() {
  const store = createStore();
  const { compose } = fakeCompose();
  const take = followWatchBuilds(createJobs(compose, store.emit), ['docker', 'compose']);
  const say = (kind: WatchEntry['kind'], text: string) =>
    take({ at: 1, type: 'watch.entry', entry: { at: 1, services: ['api'], kind, count: null, text } });
  const story = (more: Partial<SyncStory>): Fact => ({
    at: 2,
    type: 'sync.known',
    sync: {
      tallies: [],
      entries: [],
      stories: [
        {
          service: 'api',
          action: 'rebuild',
          state: 'done',
          startedAt: 1,
          endedAt: 2,
          problem: null,
          output: [],
          ...more,
        },
      ],
    },
  });
  return { take, say, story, jobs: () => store.world().jobs };
}

it('shows the rebuild of a watch as a job with its steps, from its first word to the end of its story', () => {
  const { take, say, story, jobs } = open();
  say('line', '#1 before anything is rebuilt');
  say('rebuild', 'Rebuilding service(s) ["api"] after changes were detected...');
  say('line', '#7 [api 2/3] RUN make');
  say('line', '#7 DONE 1.2s');
  say('built', 'service(s) ["api"] successfully built');
  take(story({ state: 'starting', endedAt: null }));
  expect(jobs()).toMatchObject([{ command: 'watch', services: ['api'], result: null }]);
  take(story({}));
  expect(jobs()).toMatchObject([{ result: { kind: 'succeeded' }, lines: 3 }]);
  expect(jobs()[0]?.steps.map(({ name, state }) => [name, state])).toEqual([['[api 2/3] RUN make', 'done']]);
});

it('ends it badly with the story’s reason, or as cancelled when watch ends', () => {
  const { take, say, story, jobs } = open();
  say('rebuild', 'Rebuilding');
  take(story({ state: 'failed', problem: { kind: 'told', text: 'exit code: 4' } }));
  say('rebuild', 'Rebuilding');
  take({ at: 3, type: 'watch.state', state: 'off', by: 'compose', services: [], problem: '', retryAt: null });
  expect(jobs().map(({ result }) => result)).toEqual([
    { kind: 'failed', code: 1, message: 'exit code: 4' },
    { kind: 'cancelled' },
  ]);
});
