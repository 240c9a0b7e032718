import { describe, expect, it } from 'vitest';
import { answer, at, begin, on, planOf, project, reply, typed, withContainers, withProject } from '../situation.ts';

describe('kill', () => {
  it('asks, and names the containers that run', () => {
    const step = begin('kill', at('healthy'), on('backend', 'prestart'));
    expect(answer(step, 'y')).toMatchObject({
      danger: 'restarts',
      command: ['docker', 'compose', 'kill', 'backend', 'prestart'],
      details: ['  ai-pic-backend-1'],
    });
  });

  it('names all replicas, since Compose kills them all', () => {
    const situation = withContainers(at('healthy'), 'worker', { number: 2, name: 'ai-pic-worker-2' });
    const step = begin('kill', situation, { ...on('worker'), replica: 2 });
    expect(answer(step, 'y').details).toEqual(['  ai-pic-worker-1', '  ai-pic-worker-2']);
  });

  it('works on the project', () => {
    expect(answer(begin('kill', at('healthy'), project), 'y').command?.join(' ')).toBe('docker compose kill');
  });
});

describe('scale', () => {
  const three = withContainers(
    at('healthy'),
    'worker',
    { number: 3, name: 'ai-pic-worker-3' },
    { number: 2, name: 'ai-pic-worker-2' },
  );

  it('runs more at once', () => {
    const step = begin('scale', at('healthy'), on('worker'));
    expect(step).toMatchObject({ kind: 'ask', initial: '1' });
    expect(typed(reply(step, ' 3 '))).toBe('docker compose up -d --scale worker=3 --no-recreate worker');
  });

  it('shows what goes when there are to be fewer', () => {
    const step = reply(begin('scale', three, on('worker')), '1');
    expect(answer(step, 'r')).toMatchObject({
      danger: 'deletes',
      details: ['  ai-pic-worker-2', '  ai-pic-worker-3'],
      command: ['docker', 'compose', 'up', '-d', '--scale', 'worker=1', '--no-recreate', 'worker'],
    });
  });

  it.each(['', '-1', '1.5', 'two', '101', '1e1'])('refuses %j', (text) => {
    expect(reply(begin('scale', three, on('worker')), text)).toEqual({
      kind: 'say',
      sentence: 'Type a whole number from 0 to 100.',
    });
  });

  it('warns of a fixed port', () => {
    expect(begin('scale', at('healthy'), on('backend'))).toMatchObject({
      hint: expect.stringContaining('fixed port'),
    });
  });
});

describe('network-create', () => {
  it('creates each that is missing, one after the other', () => {
    const situation = withProject(at('healthy'), (known) => ({
      ...known,
      networks: [
        { key: 'a', name: 'net-a', external: true },
        { key: 'b', name: 'bridge', external: true },
        { key: 'c', name: 'net-c', external: true },
        { key: 'd', name: 'net-d', external: false },
      ],
    }));
    const plan = planOf(begin('network-create', situation, project));
    expect(plan.kind === 'sequence' && plan.plans.map((part) => part.kind === 'run' && part.argv.join(' '))).toEqual([
      'docker network create net-a',
      'docker network create net-c',
    ]);
  });
});
