import { describe, expect, it } from 'vitest';
import {
  type ContainerDrift,
  type DriftFile,
  differingIn,
  KEPT_DIFFERENCES,
  summarize,
} from '../../src/model/drift.ts';
import { driftReport } from '../../src/model/drift-report.ts';
import { fold } from '../../src/model/fold.ts';
import { emptyWorld, type World } from '../../src/model/world.ts';
import { runningContainer } from '../session/fakes.ts';

const file = (n: number): DriftFile => ({
  file: `/p/${n}`,
  target: `/app/${n}`,
  state: 'missing',
  local: { size: 1, mtime: 1_764_072_269_123 },
  container: null,
});

function drift(id: string, number: number, files: number): ContainerDrift {
  const differ = Array.from({ length: files }, (_, n) => file(n));
  const rule = { rule: 0, path: '/p', action: 'sync', target: '/app', compared: files, ignored: 2, gap: null } as const;
  const rules = [0, 1].map(() => ({ ...rule, differ, differing: files }));
  return { service: 'app', container: id, name: `p-app-${number}`, number, at: 1, rules };
}

describe('drift in the world', () => {
  const containers = [runningContainer('b', 'app', { number: 2 }), runningContainer('a', 'app')];
  const listed = fold(emptyWorld, { at: 0, type: 'containers.listed', containers });
  const know = (world: World, one: ContainerDrift) => fold(world, { at: 0, type: 'drift.known', drift: one });
  const known = know(know(listed, drift('b', 2, 1)), drift('a', 1, 1));

  it('is kept by container in the order of replicas, the newest of each', () => {
    expect(known.drift['app']?.map(({ container }) => container)).toEqual(['a', 'b']);
    const again = know(known, drift('b', 2, 0));
    expect(again.drift['app']?.map(differingIn)).toEqual([2, 0]);
  });

  it('goes with the container', () => {
    const left = fold(known, { at: 0, type: 'container.removed', id: 'a' });
    expect(left.drift['app']?.map(({ container }) => container)).toEqual(['b']);
    expect(fold(known, { at: 0, type: 'containers.listed', containers: [] }).drift).toEqual({});
    expect(fold(known, { at: 0, type: 'containers.listed', containers }).drift).toBe(known.drift);
  });

  it('is not known of a container that went while it was compared', () => {
    expect(know(listed, drift('gone', 1, 1))).toBe(listed);
  });

  it('has so many files at most, and their number', () => {
    const kept = summarize(drift('a', 1, KEPT_DIFFERENCES - 1));
    expect(kept.rules.map(({ differ }) => differ.length)).toEqual([KEPT_DIFFERENCES - 1, 1]);
    expect(differingIn(kept)).toBe(2 * (KEPT_DIFFERENCES - 1));
  });
});

it('the report says what contracts say, and no more', () => {
  const { services } = driftReport([drift('a', 1, 1)]);
  expect(services).toHaveLength(1);
  expect(Object.keys(services[0] ?? {})).toEqual(['service', 'container', 'rules']);
  expect(services[0]?.rules[0]).toEqual({
    path: '/p',
    action: 'sync',
    target: '/app',
    differ: [
      { file: '/p/0', state: 'missing', local: { size: 1, mtime: '2025-11-25T12:04:29.123Z' }, container: null },
    ],
    compared: 1,
    ignored: 2,
  });
});
