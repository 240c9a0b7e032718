import { describe, expect, it } from 'vitest';
import type { DiskItem, DiskUsage } from '../../../src/model/ports.ts';
import { answer, at, begin, choicesOf, project, withWorld } from '../situation.ts';

function item(kind: DiskItem['kind'], name: string, size: number, changes: Partial<DiskItem> = {}): DiskItem {
  return { kind, id: name, name, size, inUse: false, dangling: false, project: null, ...changes };
}

const disk: DiskUsage = {
  layersSize: 9_000_000_000,
  items: [
    item('container', 'other-1', 2_000_000),
    item('container', 'ai-pic-prestart-1', 1_000_000, { project: 'ai-pic' }),
    item('container', 'ai-pic-backend-1', 5_000, { inUse: true, project: 'ai-pic' }),
    item('image', 'ai-pic-backend:latest', 900_000_000, { inUse: true }),
    item('image', 'old:1', 500_000_000),
    item('image', '0123456789ab', 300_000_000, { dangling: true }),
    item('image', 'ba9876543210', 100_000_000, { dangling: true, inUse: true }),
    item('build-cache', 'RUN uv sync', 700_000_000, { dangling: true }),
    item('build-cache', 'COPY . .', 50_000_000),
    item('build-cache', 'busy', 10_000_000, { dangling: true, inUse: true }),
    item('network', 'bridge', 0, { inUse: true }),
    item('network', 'left_default', 0),
    item('volume', 'f'.repeat(64), 40_000_000, { dangling: true }),
    item('volume', 'ai-pic_data', 80_000_000, { project: 'ai-pic' }),
    item('volume', 'used', 90_000_000, { inUse: true }),
  ],
};

const step = begin('prune', at('healthy', { disk }), project);

describe('prune', () => {
  it('offers every prune, the safe answer first', () => {
    expect(choicesOf(step).map(({ key, command, danger }) => [key, command?.join(' ') ?? null, danger])).toEqual([
      ['n', null, 'none'],
      ['c', 'docker container prune --force', 'deletes'],
      ['i', 'docker image prune --force', 'deletes'],
      ['I', 'docker image prune --all --force', 'deletes'],
      ['b', 'docker builder prune --force', 'deletes'],
      ['w', 'docker network prune --force', 'deletes'],
      ['v', 'docker volume prune --force', 'deletes'],
      ['V', 'docker volume prune --all --force', 'deletes'],
      ['s', 'docker system prune --force', 'deletes'],
    ]);
  });

  it('wants "volumes" typed where volumes go, and nowhere else', () => {
    expect(
      choicesOf(step)
        .filter(({ typed }) => typed !== null)
        .map(({ key, typed }) => [key, typed]),
    ).toEqual([
      ['v', 'volumes'],
      ['V', 'volumes'],
    ]);
  });

  it.each([
    ['c', ['Removes 2 items and frees about 3.0 MB:', '  ● ai-pic-prestart-1  1.0 MB', '    other-1  2.0 MB']],
    ['i', ['Removes 1 item and frees about 300 MB:', '    0123456789ab  300 MB']],
    ['I', ['Removes 2 items and frees about 800 MB:', '    old:1  500 MB', '    0123456789ab  300 MB']],
    ['b', ['Removes 1 item and frees about 700 MB:', '    RUN uv sync  700 MB']],
    ['w', ['Removes 1 item and frees about 0 B:', '    left_default  0 B']],
    ['v', ['Removes 1 item and frees about 40 MB:', `    ${'f'.repeat(64)}  40 MB`]],
    ['V', ['Removes 2 items and frees about 120 MB:', '  ● ai-pic_data  80 MB', `    ${'f'.repeat(64)}  40 MB`]],
    [
      's',
      [
        'Removes 5 items and frees about 1.0 GB:',
        '  ● container ai-pic-prestart-1  1.0 MB',
        '    build cache RUN uv sync  700 MB',
        '    image 0123456789ab  300 MB',
        '    container other-1  2.0 MB',
        '    network left_default  0 B',
      ],
    ],
  ])('%s lists exactly what goes, of this project first', (key, details) => {
    expect(answer(step, key).details).toEqual(details);
  });

  it('lists twenty and counts the rest', () => {
    const many = Array.from({ length: 27 }, (_, index) => item('container', `c${index}`, 100 - index));
    const { details, label } = answer(
      begin('prune', at('healthy', { disk: { items: many, layersSize: 0 } }), project),
      'c',
    );
    expect(details).toHaveLength(22);
    expect(details.at(-1)).toBe('  and 7 more');
    expect(label).toBe('stopped containers: 27, 2.3 kB');
  });

  it('takes controls out of names', () => {
    const { details } = answer(
      begin('prune', at('healthy', { disk: { items: [item('image', 'a\u001b[2Jb', 1)], layersSize: 0 } }), project),
      'I',
    );
    expect(details[1]).toBe('    ab  1 B');
  });

  it('says that an older engine takes named volumes with a plain volume prune', () => {
    const { engine } = at('healthy').world;
    if (engine.state !== 'connected') throw new Error('not connected');
    const old = withWorld(at('healthy', { disk }), {
      engine: { ...engine, info: { ...engine.info, apiVersion: '1.41' } },
    });
    const asked = begin('prune', old, project);
    expect(choicesOf(asked).map(({ key }) => key)).not.toContain('V');
    expect(answer(asked, 'v').details).toContain('  ● ai-pic_data  80 MB');
  });

  it('says so when there is nothing, or when the engine did not tell', () => {
    const empty = begin('prune', at('healthy', { disk: { items: [], layersSize: 0 } }), project);
    expect(answer(empty, 's').details).toEqual(['There is nothing of that.']);
    expect(begin('prune', at('healthy'), project)).toMatchObject({ kind: 'say' });
  });

  it('reaches the engine of the project', () => {
    const compose = ['docker', '--context', 'far', 'compose'];
    const far = begin('prune', at('healthy', { disk, compose }), project);
    expect(answer(far, 'c').command?.join(' ')).toBe('docker --context far container prune --force');
  });

  it('says that it concerns all projects', () => {
    expect(step).toMatchObject({ intro: [expect.stringContaining('all projects')] });
  });
});
