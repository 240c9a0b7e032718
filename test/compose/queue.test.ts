import { describe, expect, it } from 'vitest';
import { JobQueue } from '../../src/compose/queue.ts';

describe('the queue of jobs', () => {
  it('runs work on different services side by side', () => {
    const { add, running } = queue();
    add('a', ['api']);
    add('b', ['db']);
    expect(running()).toEqual(['a', 'b']);
  });

  it('runs work on the same service in order', async () => {
    const { add, running, end } = queue();
    add('first', ['api', 'db']);
    add('second', ['db']);
    add('third', ['db']);
    expect(running()).toEqual(['first']);
    await end('first');
    expect(running()).toEqual(['second']);
    await end('second');
    expect(running()).toEqual(['third']);
  });

  it('lets the whole project wait for all, and all for the whole project', async () => {
    const { add, running, end } = queue();
    add('api', ['api']);
    add('up', []);
    add('db', ['db']);
    expect(running()).toEqual(['api']);
    await end('api');
    expect(running()).toEqual(['up']);
    await end('up');
    expect(running()).toEqual(['db']);
  });

  it('does not let a job overtake one that it waits behind', async () => {
    const { add, running, end } = queue();
    add('api', ['api']);
    add('both', ['api', 'db']);
    add('db', ['db']);
    expect(running()).toEqual(['api']);
    await end('api');
    expect(running()).toEqual(['both']);
  });

  it('drops what waits, aborts what runs, and does nothing to what is over', async () => {
    const { add, running, end } = queue();
    const first = add('first', ['api']);
    const second = add('second', ['api']);
    add('third', ['api']);
    expect(second.place.cancel()).toBe('dropped');
    expect(first.place.cancel()).toBe('aborting');
    expect(first.signal()?.aborted).toBe(true);
    expect(running()).toEqual(['first']);
    await end('first');
    expect(running()).toEqual(['third']);
    expect(first.place.cancel()).toBe('over');
    expect(second.place.cancel()).toBe('over');
  });
});

function queue() {
  const jobs = new JobQueue();
  const open = new Map<string, { resolve: () => void; signal: AbortSignal }>();
  return {
    add(name: string, services: readonly string[]) {
      let given: AbortSignal | undefined;
      const place = jobs.add(services, (signal) => {
        given = signal;
        return new Promise((resolve) => open.set(name, { resolve, signal }));
      });
      return { place, signal: () => given };
    },
    running: () => [...open.keys()],
    async end(name: string) {
      open.get(name)?.resolve();
      open.delete(name);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
