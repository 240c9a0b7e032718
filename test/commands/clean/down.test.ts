import { describe, expect, it } from 'vitest';
import type { Situation } from '../../../commands/command.ts';
import type { ExistingResource } from '../../../src/model/ports.ts';
import { answer, at, begin, choicesOf, on, project, typed, withContainers, withProject } from '../situation.ts';

const resources: readonly ExistingResource[] = [
  { kind: 'network', name: 'ai-pic_default', key: 'default' },
  { kind: 'network', name: 'ai-pic_traefik-public', key: 'traefik-public' },
  { kind: 'volume', name: 'ai-pic_data', key: 'data' },
  { kind: 'volume', name: 'ai-pic_spare', key: 'spare' },
];

/** With a volume `data`, an external network and volume, an orphan, a one-off container and one whose profile is off. */
function crowded(): Situation {
  const declared = withProject(at('healthy', { resources }), (known) => ({
    ...known,
    services: known.services.map((spec) =>
      spec.name === 'mailcatcher' ? { ...spec, profiles: ['mail'], enabled: false } : spec,
    ),
    networks: [...known.networks, { key: 'public', name: 'public', external: true }],
    volumes: [
      { key: 'data', name: 'ai-pic_data', external: false },
      { key: 'certs', name: 'certs', external: true },
    ],
  }));
  const oneOff = { oneOff: true, name: 'ai-pic-worker-run-1', networks: [] };
  const orphan = { service: 'old', name: 'ai-pic-old-1', networks: [] };
  return withContainers(declared, 'worker', oneOff, orphan);
}

const members = ['prestart', 'adminer', 'proxy', 'backend', 'worker'].map((name) => `  ai-pic-${name}-1`);

describe('down', () => {
  it('offers to cancel first, then down, then with volumes', () => {
    const choices = choicesOf(begin('down', at('healthy', { resources }), project));
    expect(choices.map(({ key, command, typed: word }) => [key, command?.join(' ') ?? null, word])).toEqual([
      ['n', null, null],
      ['d', 'docker compose down', null],
      ['v', 'docker compose down -v', 'ai-pic'],
    ]);
  });

  it('lists exactly what goes and what stays', () => {
    const { details } = answer(begin('down', crowded(), project), 'd');
    expect(new Set(details.slice(1, 6))).toEqual(new Set(members));
    expect([details[0], ...details.slice(6, 9)]).toEqual([
      'go: 5 containers, with their logs',
      'goes: 1 network',
      '  ai-pic_traefik-public',
      'stay:',
    ]);
    // Containers stand in start-up order, which is the model's affair.
    expect(details.slice(9, 12).sort()).toEqual([
      '  ai-pic-mailcatcher-1 (its profile is off)',
      '  ai-pic-old-1 (not in the files any more)',
      '  ai-pic-worker-run-1 (started by "run")',
    ]);
    expect(details.slice(12)).toEqual([
      '  ai-pic_default (in use by ai-pic-mailcatcher-1)',
      '  ai-pic_data (volume)',
      '  public (external)',
      '  certs (external)',
    ]);
  });

  it('offers to take orphans and one-off containers too', () => {
    const choice = answer(begin('down', crowded(), project), 'a');
    expect(choice.command?.join(' ')).toBe('docker compose down --remove-orphans');
    expect(choice.details).toContain('go: 7 containers, with their logs');
    expect(choice.details).toContain('  ai-pic-old-1 (not in the files any more)');
    expect(choice.details.indexOf('stay:')).toBeGreaterThan(
      choice.details.indexOf('  ai-pic-old-1 (not in the files any more)'),
    );
  });

  it('lists the volumes that go with -v, first, and no others', () => {
    const { details } = answer(begin('down', crowded(), project), 'v');
    expect(details.slice(0, 2)).toEqual(['goes for good: 1 volume', '  ai-pic_data']);
    expect(details.join('\n')).not.toContain('spare');
  });

  it('lists volumes without a name, which -v takes too', () => {
    const anonymous = { type: 'volume', source: 'f'.repeat(64), target: '/cache', readOnly: false };
    const situation = withContainers(at('healthy', { resources: [] }), 'worker', {
      number: 2,
      name: 'ai-pic-worker-2',
      mounts: [anonymous],
    });
    expect(answer(begin('down', situation, project), 'v').details.slice(0, 2)).toEqual([
      'goes for good: 1 volume',
      '  without a name, /cache of ai-pic-worker-2',
    ]);
    expect(answer(begin('down', situation, project), 'd').details.join('\n')).not.toContain('/cache');
  });

  it('keeps a volume that a container which stays still has', () => {
    const mounts = [{ type: 'volume', source: 'ai-pic_data', target: '/data', readOnly: false }];
    const situation = withContainers(crowded(), 'worker', { service: 'older', name: 'ai-pic-older-1', mounts });
    const { details } = answer(begin('down', situation, project), 'v');
    expect(details[0]).toBe('no volumes: the same as without -v');
    expect(details).toContain('  ai-pic_data (in use by ai-pic-older-1)');
  });

  it('takes all that carries the label where a name is given without files, as Compose does', () => {
    const compose = ['docker', 'compose', '-p', 'ai-pic'];
    const step = begin('down', { ...crowded(), compose }, project);
    expect(answer(step, 'd').details[0]).toBe('go: 7 containers, with their logs');
    expect(answer(step, 'd').details).toContain('  ai-pic-worker-run-1 (started by "run")');
    expect(answer(step, 'a').details[0]).toBe('go: 8 containers, with their logs');
    expect(answer(step, 'v').details.slice(0, 3)).toEqual([
      'go for good: 2 volumes',
      '  ai-pic_data',
      '  ai-pic_spare',
    ]);
    const named = begin('down', { ...crowded(), compose: [...compose, '-f', 'compose.yml'] }, project);
    expect(answer(named, 'd').details[0]).toBe('go: 5 containers, with their logs');
  });

  it('says when networks and volumes could not be read', () => {
    const step = begin('down', at('healthy'), project);
    for (const key of ['d', 'v']) {
      expect(answer(step, key).details).toContain(
        'The engine did not tell which networks and volumes exist, so they are not listed here.',
      );
    }
  });

  it('tells a selected service from the whole project', () => {
    const step = begin('down', at('healthy', { resources }), on('backend'));
    expect(step).toMatchObject({ title: 'Remove backend, or take the whole project down?' });
    expect(choicesOf(step).map(({ key }) => key)).toEqual(['n', 'r', 'd', 'v']);
    expect(answer(step, 'r')).toMatchObject({
      label: 'only backend: stop and remove',
      command: ['docker', 'compose', 'rm', '--stop', '--force', 'backend'],
      details: ['goes: 1 container, with its log', '  ai-pic-backend-1'],
    });
    expect(answer(step, 'd').label).toBe('the whole project ai-pic: stop and remove');
  });

  it('removes an orphan through the engine, since Compose refuses its name', () => {
    const step = begin('down', crowded(), on('old', 'worker'));
    expect(answer(step, 'o').command?.join(' ')).toBe('docker rm --force ai-pic-old-1');
    expect(answer(step, 'r').command?.join(' ')).toBe('docker compose rm --stop --force worker');
  });

  it('says so when there is nothing', () => {
    const situation = at('healthy', { resources: [] });
    const nothing = { ...situation, world: { ...situation.world, containers: {} } };
    expect(begin('down', nothing, project)).toEqual({
      kind: 'say',
      sentence: 'There is nothing to take down: ai-pic has no containers and no networks.',
    });
  });

  it('speaks Chinese', () => {
    const step = begin('down', { ...crowded(), language: 'zh-CN' }, project);
    expect(step).toMatchObject({ title: '要拆除 ai-pic 吗？' });
    expect(answer(step, 'd').details).toContain('  ai-pic-old-1（文件里已经没有）');
  });
});

describe('rm', () => {
  it('removes the containers of the services, or of the project', () => {
    const one = answer(begin('rm', at('healthy'), on('backend')), 'r');
    expect(typed(one.next)).toBe('docker compose rm --stop --force backend');
    const all = answer(begin('rm', at('healthy'), project), 'r');
    expect(typed(all.next)).toBe('docker compose rm --stop --force');
    expect(all.details).toHaveLength(7);
    expect(all.danger).toBe('deletes');
  });
});
