import { describe, expect, it } from 'vitest';
import type { Container } from '../../src/model/container.ts';
import type { SyncStory } from '../../src/model/sync.ts';
import { Stories } from '../../src/sync/stories.ts';
import { exampleWorld } from '../example-world.ts';

const [example] = Object.values(exampleWorld('healthy').containers).filter(({ service }) => service === 'backend');
const backend = (more: Partial<Container>): Container => ({ ...(example as Container), ...more });

function open() {
  const ended: SyncStory[] = [];
  const stories = new Stories((story) => ended.push(story));
  return {
    stories,
    ended,
    state: () =>
      stories
        .list()
        .map(({ state }) => state)
        .join(),
  };
}

const old = backend({ id: 'old', startedAt: 10, health: 'healthy' });

describe('a rebuild', () => {
  it('goes from building over new containers to healthy again', () => {
    const { stories, ended, state } = open();
    stories.begin('backend', 'rebuild', 'building', [old], 100);
    stories.say('#7 DONE 0.4s');
    stories.built('backend');
    stories.look('backend', [old], 110);
    expect(state()).toBe('recreating');
    stories.look('backend', [backend({ id: 'new', state: 'created', health: 'none' })], 120);
    expect(state()).toBe('starting');
    stories.look('backend', [backend({ id: 'new', health: 'starting' })], 130);
    expect(state()).toBe('starting');
    stories.look('backend', [backend({ id: 'new', health: 'healthy' })], 140);
    expect(ended).toEqual([
      expect.objectContaining({ state: 'done', startedAt: 100, endedAt: 140, problem: null, output: ['#7 DONE 0.4s'] }),
    ]);
    expect(stories.isBusy).toBe(false);
  });

  it('that fails ends with Compose’s words and the last of its output', () => {
    const { stories, ended } = open();
    stories.begin('backend', 'rebuild', 'building', [old], 100);
    for (let n = 0; n < 50; n++) stories.say(`#${n}`);
    stories.fail([], { kind: 'told', text: 'exit code: 1' }, 150);
    expect(ended[0]).toMatchObject({ state: 'failed', problem: { text: 'exit code: 1' } });
    expect(ended[0]?.output).toHaveLength(40);
    expect(ended[0]?.output.at(-1)).toBe('#49');
  });

  it.each([
    ['unhealthy', { health: 'unhealthy' }, { kind: 'unhealthy' }],
    ['gone', { state: 'exited', exitCode: 3, error: '' }, { kind: 'container', code: 3 }],
    [
      'not started',
      { state: 'exited', exitCode: 128, error: 'port is taken' },
      { kind: 'told', text: 'port is taken' },
    ],
  ] as const)('whose container is %s says so', (_, more, problem) => {
    const { stories, ended } = open();
    stories.begin('backend', 'rebuild', 'recreating', [old], 100);
    stories.look('backend', [backend({ id: 'new', ...more })], 140);
    stories.look('backend', [backend({ id: 'new', ...more })], 1140);
    expect(ended).toEqual([expect.objectContaining({ state: 'failed', problem })]);
  });
});

describe('a restart', () => {
  it('is over once Compose says so and the container is up; that it had to end for that is no failure', () => {
    const { stories, ended, state } = open();
    const gone = backend({ id: 'old', startedAt: 10, state: 'exited', exitCode: 137, error: '' });
    stories.begin('backend', 'sync+restart', 'restarting', [old], 100);
    stories.look('backend', [gone], 105);
    expect(state()).toBe('restarting');
    stories.restarted('backend', [gone], 118);
    stories.look('backend', [gone], 119);
    stories.look('backend', [backend({ id: 'old', startedAt: 117, health: 'healthy' })], 121);
    expect(ended.map(({ action, state: end }) => [action, end])).toEqual([['sync+restart', 'done']]);
  });

  it('goes beside a rebuild of the same service, each to its own end', () => {
    const { stories, ended } = open();
    stories.begin('backend', 'rebuild', 'building', [old], 100);
    stories.built('backend');
    stories.begin('backend', 'sync+restart', 'restarting', [old], 110);
    stories.restarted('backend', [], 120);
    stories.look('backend', [backend({ id: 'new', health: 'healthy' })], 130);
    expect(ended.map(({ action, state: end }) => [action, end])).toEqual([
      ['rebuild', 'done'],
      ['sync+restart', 'done'],
    ]);
  });

  it('that Compose tells of only when it is over has its story all the same', () => {
    const { stories, ended } = open();
    stories.restarted('backend', [old], 100);
    stories.look('backend', [old], 101);
    expect(ended.map(({ action }) => action)).toEqual(['restart']);
  });
});

describe('a command', () => {
  const event = (action: string, attributes = {}) => ({
    at: 200,
    container: 'old',
    service: 'backend',
    action,
    attributes,
  });
  const rules = [{ service: 'backend', exec: ['sh', '-c', 'nginx -s reload'] }];

  it.each([
    ['0', null],
    ['3', { kind: 'command', code: 3 }],
  ])('that ends with %s', (exitCode, problem) => {
    const { stories, ended } = open();
    stories.begin('backend', 'sync+exec', 'running', [old], 100);
    stories.see(event('exec_create: rm -rf /app/x', { execID: 'other' }), rules);
    stories.see(event('exec_die', { execID: 'other', exitCode: '9' }), rules);
    stories.see(event('exec_create: sh -c nginx -s reload', { execID: 'e1' }), rules);
    expect(ended).toEqual([]);
    stories.see(event('exec_die', { execID: 'e1', exitCode }), rules);
    expect(ended).toEqual([expect.objectContaining({ endedAt: 200, problem })]);
  });
});
