import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toContainer } from '../../src/engine/container.ts';
import { type EngineMessage, parseEvent } from '../../src/engine/event.ts';
import { createNews } from '../../src/engine/news.ts';
import type { Container } from '../../src/model/container.ts';
import type { Fact } from '../../src/model/fact.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lines = readFileSync(new URL('fixtures/events-28.5.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const life = lines.map(parseEvent).filter((message) => message !== null);
const id = life[0]?.id ?? '';

const container: Container = {
  ...toContainer({ Id: id, State: { Status: 'running' }, Config: { Healthcheck: { Test: ['CMD-SHELL', 'true'] } } }),
  labels: { maintainer: 'me' },
};

function setUp(inspected: () => Container | null | undefined = () => container) {
  const stop = new AbortController();
  const facts: Fact[] = [];
  const broken = vi.fn();
  const inspect = vi.fn(async () => inspected());
  const networks = vi.fn(async () => ['bridge', 'shop_n']);
  const news = createNews('shop', { inspect, networks, broken }, (fact) => facts.push(fact), stop.signal);
  const of = <Type extends Fact['type']>(type: Type) =>
    facts.filter((fact): fact is Extract<Fact, { type: Type }> => fact.type === type);
  return { stop, news, facts, of, inspect, networks, broken };
}

const message = (verb: string, attributes: Record<string, string> = {}, of = id): EngineMessage => ({
  type: 'container',
  id: of,
  verb,
  action: verb,
  attributes: { 'com.docker.compose.project': 'shop', ...attributes },
  at: 1,
  stamp: '0.001000000',
});

test('a recorded life becomes its story, without labels and without its probes', async () => {
  const { news, of } = setUp();
  news.list([container], []);
  for (const event of life) news.take(event);
  const story = of('engine.event').map(({ event }) => event);
  expect(story.map(({ action }) => action)).toEqual(
    [
      'create',
      'start',
      'health_status: healthy',
      'exec_create: rm -rf /srv/x',
      'exec_die',
      'extract-to-dir',
      'rename',
    ].concat(['pause', 'unpause', 'kill', 'kill', 'stop', 'die', 'destroy']),
  );
  expect(story.find(({ action }) => action === 'die')).toMatchObject({
    service: 'ev',
    attributes: { execDuration: '2', exitCode: '137', image: 'bb:latest', name: 'shop-ev-2' },
  });
  expect(of('container.removed')).toEqual([{ at: expect.any(Number), type: 'container.removed', id }]);
});

test('several events of one moment are one look and one fact', async () => {
  const { news, of, inspect } = setUp();
  news.list([], []);
  for (const verb of ['create', 'start', 'kill', 'die', 'stop']) news.take(message(verb));
  await vi.advanceTimersByTimeAsync(50);
  expect(inspect).toHaveBeenCalledTimes(1);
  expect(of('container.changed').map((fact) => fact.container)).toEqual([container]);
});

test('a look that finds nothing new is no fact', async () => {
  const { news, of, inspect } = setUp(() => structuredClone(container));
  news.list([container], []);
  news.take(message('update'));
  await vi.advanceTimersByTimeAsync(50);
  expect(inspect).toHaveBeenCalledTimes(1);
  expect(of('container.changed')).toEqual([]);
});

test('other projects are none of its business', async () => {
  const { news, facts, inspect } = setUp();
  news.take(message('start', { 'com.docker.compose.project': 'other' }, 'x'));
  await vi.advanceTimersByTimeAsync(50);
  expect(facts).toEqual([]);
  expect(inspect).not.toHaveBeenCalled();
});

test('a container that is gone when it is looked at is removed; one that the engine cannot describe stays', async () => {
  let answer: null | undefined;
  const { news, of } = setUp(() => answer);
  news.list([container], []);
  news.take(message('die'));
  await vi.advanceTimersByTimeAsync(50);
  expect(of('container.removed')).toEqual([]);
  answer = null;
  news.take(message('die'));
  await vi.advanceTimersByTimeAsync(50);
  expect(of('container.removed')).toHaveLength(1);
});

test('a probe is one look when it ends, another command in the container none', async () => {
  const { news, inspect } = setUp();
  news.list([container], []);
  for (const event of life.slice(2, 5)) news.take(event);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inspect).toHaveBeenCalledTimes(1);
  for (const event of life.slice(6, 10)) news.take(event);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inspect).toHaveBeenCalledTimes(1);
});

test('a probe that could not start is looked at though the engine never tells its end', async () => {
  const { news, inspect } = setUp();
  news.list([container], []);
  for (const event of life.slice(2, 4)) news.take(event);
  await vi.advanceTimersByTimeAsync(450);
  expect(inspect).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(inspect).toHaveBeenCalledTimes(2);
});

test('networks are listed again when one comes or goes, a container looked at when it joins one', async () => {
  const { news, of, inspect } = setUp();
  news.list([container], ['bridge']);
  for (const event of life.slice(-2)) news.take(event);
  await vi.advanceTimersByTimeAsync(50);
  expect(of('networks.listed').map(({ names }) => names)).toEqual([['bridge'], ['bridge', 'shop_n']]);
  news.take({ ...message('connect', { container: id }, 'net'), type: 'network' });
  await vi.advanceTimersByTimeAsync(50);
  expect(inspect).toHaveBeenCalledTimes(1);
});

test('an engine that does not answer is told as broken', async () => {
  const { news, broken } = setUp(() => {
    throw new Error('hung');
  });
  news.take(message('start'));
  await vi.advanceTimersByTimeAsync(50);
  expect(broken).toHaveBeenCalledWith(new Error('hung'));
});

test('after the end there are no timers and no facts', async () => {
  const { news, stop, facts } = setUp();
  news.list([container], []);
  for (const event of life.slice(0, 4)) news.take(event);
  const told = facts.length;
  stop.abort();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(facts).toHaveLength(told);
});

test('an image that comes, goes or gets a name is told of, whoever it belongs to', () => {
  const { news, of } = setUp();
  const image = (verb: string) => news.take({ ...message(verb, {}, 'sha256:1'), type: 'image', at: 5 });
  for (const verb of ['save', 'push', 'mount']) image(verb);
  expect(of('images.changed')).toEqual([]);
  for (const verb of ['tag', 'untag', 'delete', 'load', 'pull', 'import', 'create']) image(verb);
  expect(of('images.changed')).toEqual(Array.from({ length: 7 }, () => ({ at: 5, type: 'images.changed' })));
});
