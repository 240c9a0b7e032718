import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { fold } from '../../src/model/fold.ts';
import { emptyWorld } from '../../src/model/world.ts';
import { createJobs } from '../../src/session/jobs.ts';
import { factsOf, fakeCompose, turn } from './fakes.ts';

function open() {
  const facts: Fact[] = [];
  const { compose, children } = fakeCompose();
  const jobs = createJobs(compose, (fact) => facts.push(fact));
  const world = () => facts.reduce(fold, emptyWorld);
  return { facts, children, jobs, world };
}

const restart = (service: string) => ({
  command: 'restart',
  argv: ['docker', 'compose', 'restart', service],
  services: [service],
});

describe('createJobs', () => {
  it('tells the story of a command that succeeds, and keeps all of its output', async () => {
    const { jobs, children, world } = open();
    const { id, ended } = jobs.start(restart('web'));
    await turn();
    children[0]?.say({ kind: 'line', stream: 'stderr', text: 'Container p-web-1  Restarting' });
    children[0]?.end({ kind: 'exited', code: 0 });
    expect(await ended).toEqual({ kind: 'succeeded' });
    expect(jobs.output(id)).toEqual(['Container p-web-1  Restarting']);
    expect(world().jobs[0]).toMatchObject({
      result: { kind: 'succeeded' },
      tail: ['Container p-web-1  Restarting'],
      lines: 1,
    });
  });

  it('says what a command that fails said last', async () => {
    const { jobs, children } = open();
    const { ended } = jobs.start(restart('web'));
    await turn();
    children[0]?.say({ kind: 'line', stream: 'stderr', text: 'no such service: web' });
    children[0]?.say({ kind: 'line', stream: 'stderr', text: '' });
    children[0]?.end({ kind: 'exited', code: 1 });
    expect(await ended).toEqual({ kind: 'failed', code: 1, message: 'no such service: web' });
  });

  it('runs different services side by side and the same one after the other', async () => {
    const { jobs, children } = open();
    jobs.start(restart('web'));
    jobs.start(restart('db'));
    jobs.start(restart('web'));
    await turn();
    expect(children.map(({ argv }) => argv.at(-1))).toEqual(['web', 'db']);
    children[0]?.end({ kind: 'exited', code: 0 });
    await turn();
    expect(children.map(({ argv }) => argv.at(-1))).toEqual(['web', 'db', 'web']);
  });

  it('interrupts a running command and drops a queued one', async () => {
    const { jobs, children } = open();
    const first = jobs.start(restart('web'));
    const second = jobs.start(restart('web'));
    await turn();
    jobs.cancel(second.id);
    expect(await second.ended).toEqual({ kind: 'cancelled' });
    jobs.cancel(first.id);
    expect(await first.ended).toEqual({ kind: 'cancelled' });
    expect(children).toHaveLength(1);
    expect(children[0]?.signal.aborted).toBe(true);
  });

  it('gathers a flood of output into few facts', async () => {
    const { jobs, children, facts } = open();
    const { ended } = jobs.start(restart('web'));
    await turn();
    for (let n = 0; n < 5000; n++) children[0]?.say({ kind: 'line', stream: 'stdout', text: `line ${n}` });
    children[0]?.end({ kind: 'exited', code: 0 });
    await ended;
    const printed = factsOf(facts, 'job.printed');
    expect(printed.length).toBeLessThan(5);
    expect(printed.flatMap(({ lines }) => lines)).toHaveLength(5000);
  });

  it('leaves nothing running when it closes', async () => {
    const { jobs, children, world } = open();
    jobs.start(restart('web'));
    jobs.start(restart('web'));
    await turn();
    await jobs.close();
    expect(children.every(({ signal }) => signal.aborted)).toBe(true);
    expect(world().jobs.every(({ result }) => result?.kind === 'cancelled')).toBe(true);
  });

  it('lets the output of a job go with the job', async () => {
    const { jobs, children, world } = open();
    for (let n = 0; n < 101; n++) {
      const { ended } = jobs.start(restart('web'));
      await turn();
      children[n]?.say({ kind: 'line', stream: 'stdout', text: `run ${n}` });
      children[n]?.end({ kind: 'exited', code: 0 });
      await ended;
    }
    const [oldest] = world().jobs;
    expect(jobs.output((oldest?.id ?? 0) - 1)).toEqual([]);
    expect(jobs.output(oldest?.id ?? 0)).toEqual(['run 1']);
  });
});
