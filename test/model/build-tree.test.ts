import { describe, expect, it } from 'vitest';
import { type BuildTree, buildTree, spanMs, workedMs } from '../../src/model/build-tree.ts';
import type { JobStep } from '../../src/model/job.ts';
import { playedBuild } from '../compose/played-build.ts';
import { random } from '../text/random.ts';
import { buildStep } from './build-step.ts';

const treeOf = (steps: readonly JobStep[]): BuildTree => {
  const tree = buildTree(steps);
  if (!tree) throw new Error('no build');
  return tree;
};

/** Services, stages and states, such as `backend: assets working 1/3`. */
const told = (tree: BuildTree) =>
  tree.groups.flatMap((group) =>
    group.stages.map(
      ({ name, state, tally }) => `${group.targets.join('+')}: ${name} ${state} ${tally.done}/${tally.total}`,
    ),
  );

describe('the tree of a recorded build', () => {
  it('has a stage once that two services share, and each service with its own', () => {
    expect(told(treeOf(playedBuild('build-stages', '2.40').steps)).toSorted()).toEqual([
      'backend+worker: deps done 3/3',
      'backend: assets done 3/3',
      'backend: backend done 4/4',
      'hello:  done 3/3',
      'worker: worker done 2/2',
    ]);
  });

  it('tells which stages work at the same time, and what the others wait for', () => {
    const tree = treeOf(playedBuild('build-stages', '2.40', { upTo: 75 }).steps);
    const stages = tree.groups.flatMap((group) => group.stages);
    expect(stages.filter(({ state }) => state === 'working').map(({ name }) => name)).toEqual(['deps', '', 'assets']);
    expect(stages.filter(({ state }) => state === 'waiting').map(({ name, waitsFor }) => [name, waitsFor])).toEqual([
      ['backend', ['deps']],
      ['worker', ['deps']],
    ]);
    const backend = stages.find(({ name }) => name === 'backend');
    expect(backend?.instructions.map(({ waitsFor }) => waitsFor)).toEqual([['deps'], ['assets'], [], []]);
  });

  it('has the instructions in the order of the Dockerfile, and the times of the builder', () => {
    const { steps, now } = playedBuild('build-stages', '2.40', { ahead: 86_400_000 });
    const assets = treeOf(steps)
      .groups.flatMap(({ stages }) => stages)
      .find(({ name }) => name === 'assets');
    expect(assets?.instructions.map(({ step }) => step.build?.number)).toEqual([2, 3, 4]);
    const last = assets?.instructions[2]?.step;
    expect(last && workedMs(last, now)).toBeGreaterThan(2000);
    expect(last && workedMs(last, now)).toBeLessThan(3000);
    expect(assets && spanMs(assets, now)).toBeGreaterThan(2100);
    expect(assets && spanMs(assets, now)).toBeLessThan(3000);
  });

  it('is all from the cache the second time', () => {
    const tree = treeOf(playedBuild('build-stages-again', '2.40').steps);
    expect(new Set(tree.groups.map(({ state }) => state))).toEqual(new Set(['cached']));
  });

  it('shows the failure of one service, and that the others are done', () => {
    const { groups } = treeOf(playedBuild('build-stages-failed', '2.40').steps);
    expect(groups.map(({ targets, state }) => `${targets.join('+')} ${state}`).toSorted()).toEqual([
      'backend failed',
      'backend+worker cached',
      'hello cached',
      'worker cached',
    ]);
  });

  it.each([
    ['build-cancelled', '2.40'],
    ['build-cancelled-plain', '2.40'],
    ['build-cancelled', '2.26'],
  ] as const)('tells what failed from what was only ended by that: %s %s', (name, version) => {
    const { groups } = treeOf(playedBuild(name, version).steps);
    const state = (service: string) => groups.find(({ targets }) => targets.includes(service))?.state;
    expect([state('wrong'), state('slow')]).toEqual(['failed', 'cancelled']);
    const steps = groups.flatMap(({ stages }) => stages.flatMap(({ instructions }) => instructions));
    expect(steps.filter(({ step }) => step.state === 'failed')).toHaveLength(1);
  });

  it('keeps what BuildKit does for itself apart', () => {
    const tree = treeOf(playedBuild('build-context', '2.40').steps);
    const [group] = tree.groups;
    expect(group?.chores.map(({ name }) => name)).toContain('[internal] load build context');
    expect(group?.rest.map(({ name }) => name)).toEqual(['exporting to image']);
  });

  it.each([
    ['build-stages', '2.26'],
    ['build-classic', '2.40'],
  ] as const)('is there from the text of %s %s', (name, version) => {
    for (const group of treeOf(playedBuild(name, version).steps).groups) {
      expect(group.tally.done).toBe(group.tally.total);
      expect(group.stages.every(({ endedAt }) => endedAt !== null)).toBe(true);
    }
  });
});

describe('a stage of two services', () => {
  const load = (targets: readonly string[]) =>
    buildStep(
      'load',
      { targets, instruction: 'internal' },
      { name: '[a internal] load build definition from Dockerfile' },
    );
  const copy = (target: string, more: Partial<JobStep> = {}, worked = 0) =>
    buildStep(
      `${target} copy`,
      { targets: [target], stage: 's', number: 2, total: 2, instruction: 'COPY . .', worked },
      { ...more },
    );

  it('is two where the Dockerfiles are two', () => {
    expect(told(treeOf([copy('a'), copy('b')]))).toEqual(['a: s waiting 0/1', 'b: s waiting 0/1']);
    expect(told(treeOf([load(['a', 'b']), copy('a'), copy('b')]))).toEqual(['a+b: s waiting 0/1']);
  });

  it('is two where both were worked at, as their contexts differ', () => {
    const done = { state: 'done' } as const;
    expect(told(treeOf([load(['a', 'b']), copy('a', done, 9), copy('b', done, 9)]))).toEqual([
      'a: s done 1/1',
      'b: s done 1/1',
    ]);
    expect(told(treeOf([load(['a', 'b']), copy('a', done, 9), copy('b', { state: 'cached' })]))).toEqual([
      'a+b: s done 1/1',
    ]);
  });
});

it('counts the instructions to come by the number of the last, where steps are told as they begin', () => {
  const done = { state: 'done' } as const;
  const steps = [2, 3].map((number) => buildStep(`${number}`, { number, total: 7, instruction: 'RUN x' }, done));
  expect(treeOf(steps).groups[0]?.tally).toEqual({ done: 2, cached: 0, total: 7 });
});

it('is no tree where nothing is built', () => {
  expect(buildTree([])).toBeNull();
});

it('contains every step exactly once', () => {
  const next = random(5);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  for (let round = 0; round < 300; round++) {
    const steps: JobStep[] = [];
    for (let n = 0; n < 1 + next() * 30; n++) {
      const number = pick([null, 1, 2, 3, 4]);
      const part = {
        targets: pick([[], ['a'], ['b'], ['a', 'b'], ['b', 'c']]),
        stage: pick(['', 'deps', 'stage-1']),
        number,
        total: number === null ? null : 4,
        instruction:
          number === null ? pick(['internal', 'exporting to image', 'FROM x']) : pick(['FROM x', 'RUN a', 'COPY b']),
        inputs: steps.length > 0 ? [pick(steps).id] : [],
        worked: pick([0, 5]),
      };
      const name = pick(['x', '[a internal] load build definition from Dockerfile']);
      const state = pick(['waiting', 'working', 'cached', 'done', 'failed', 'cancelled'] as const);
      steps.push(buildStep(`${n}`, part, { name, state }));
    }
    const tree = treeOf(steps);
    const shown = [
      ...tree.chores.map(({ id }) => id),
      ...tree.groups.flatMap(({ chores, rest }) => [...chores, ...rest].map(({ id }) => id)),
      ...tree.groups.flatMap(({ stages }) =>
        stages.flatMap(({ instructions }) => instructions.flatMap(({ same }) => same)),
      ),
    ];
    expect(shown.toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
  }
});
