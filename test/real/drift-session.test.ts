import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differingIn } from '../../src/model/drift.ts';
import type { World } from '../../src/model/world.ts';
import { describeReal } from './engine-required.ts';
import { openWatchStage, type WatchStage } from './watch-stage.ts';

const name = `dwdriftsession-${process.pid}`;

const compose = `
services:
  app:
    build: .
    command: sleep 10000
    stop_grace_period: 0s
    deploy: { replicas: 2 }
    develop:
      watch:
        - { path: ./src, action: sync, target: /app }
`;

describeReal('drift of a session', () => {
  let stage: WatchStage;
  const differing = ({ drift }: World) => drift['app']?.map(differingIn);
  const states = (world: World) =>
    world.drift['app']?.map(({ rules }) =>
      rules.flatMap(({ differ }) => differ.map((file) => `${file.state} ${file.target}`)),
    );
  const checks = () => stage.facts.filter(({ type }) => type === 'drift.known').length;

  beforeAll(async () => {
    stage = await openWatchStage(
      name,
      {
        'compose.yaml': compose,
        Dockerfile: 'FROM bb:latest\nWORKDIR /app\nCOPY src/ /app/\n',
        'src/main.py': 'one\n',
        'src/pkg/gone.py': 'gone\n',
      },
      null,
    );
  });

  afterAll(() => stage.close());

  test('running containers are compared by themselves, once', async () => {
    stage.session.drifts.follow();
    const world = await stage.until(({ drift }) => drift['app']?.length === 2);
    expect(differing(world)).toEqual([0, 0]);
    expect(checks()).toBe(2);
  });

  test('what differs is copied into every replica as it is here, and what is only there stays', async () => {
    await stage.write('src/main.py', 'two\n');
    await stage.write('src/数据/新 "文件".txt', '内容\n');
    await symlink('/etc/hosts', join(stage.folder, 'src/out'));
    await rm(join(stage.folder, 'src/pkg/gone.py'));
    await stage.session.drifts.check(['app']);
    const before = [
      'changed /app/main.py',
      'missing /app/out',
      'extra /app/pkg/gone.py',
      'missing /app/数据/新 "文件".txt',
    ];
    expect(states(stage.session.world())).toEqual([before, before]);
    expect(await stage.session.drifts.send(['app'])).toEqual([
      { name: `${name}-app-1`, files: 3, problem: '' },
      { name: `${name}-app-2`, files: 3, problem: '' },
    ]);
    expect(states(stage.session.world())).toEqual([['extra /app/pkg/gone.py'], ['extra /app/pkg/gone.py']]);
    const inside = 'cat /app/main.py "/app/数据/新 \\"文件\\".txt"; readlink /app/out';
    expect(await stage.exec('app', 'sh', '-c', inside)).toBe('two\n内容\n/etc/hosts\n');
  });

  test('a file of it is shown as a diff from the container to here', async () => {
    await stage.write('src/main.py', 'two\nand three\n');
    const [drift] = await stage.session.drifts.check(['app']);
    const file = drift?.rules[0]?.differ.find(({ target }) => target === '/app/main.py');
    if (!drift || !file) throw new Error('main.py does not differ');
    expect(await stage.session.drifts.diff(drift.container, file)).toEqual({
      kind: 'lines',
      lines: ['@@ -1,1 +1,2 @@', ' two', '+and three'],
    });
  });

  test('a container that lacked files is compared again after something was sent into it', async () => {
    const main = join(stage.folder, 'src/main.py');
    for (const number of [1, 2]) await execa('docker', ['cp', main, `${name}-app-${number}:/app/main.py`]);
    await stage.until((world) => differing(world)?.join() === '1,1');
  });

  test('containers that are made anew are compared by themselves', async () => {
    await rm(join(stage.folder, 'src/out'));
    await stage.compose('up', '-d', '--build', '--force-recreate');
    const world = await stage.until((now) => differing(now)?.join() === '0,0');
    expect(world.drift['app']?.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('a container that does not take files says why', async () => {
    await stage.write('src/main.py', 'four\n');
    await stage.session.drifts.check(['app']);
    await stage.write('compose.override.yaml', 'services: { app: { read_only: true, deploy: { replicas: 1 } } }\n');
    await stage.compose('up', '-d', '--force-recreate');
    await stage.until((now) => differing(now)?.join() === '1');
    const [sent] = await stage.session.drifts.send(['app']);
    expect(sent?.problem).toMatch(/read-only/);
    expect(differing(stage.session.world())).toEqual([1]);
  });
});
