import process from 'node:process';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Phase, selectService } from '../../src/model/services.ts';
import { plain } from '../../src/text/sanitize.ts';
import { describeReal } from './engine-required.ts';
import { openWatchStage, type WatchStage } from './watch-stage.ts';

const name = `dwdoctorhints-${process.pid}`;

/** `job` ends, `late` waits until it has; `early` waits only until it has begun. */
const project = (condition: string) => `
x-stays: &stays { image: bb:latest, command: sleep 1000, stop_grace_period: 0s }
services:
  job: { image: bb:latest, command: sh -c 'sleep 0.2; echo did it' }
  late:
    <<: *stays
    depends_on: { job: { condition: service_completed_successfully } }
  early:
    <<: *stays
    depends_on: { job: { condition: ${condition} } }
`;

describeReal('what is worth knowing of a project that works', () => {
  let stage: WatchStage;

  beforeAll(async () => {
    stage = await openWatchStage(name, { 'compose.yaml': project('service_started') }, null);
  });

  afterAll(async () => {
    await stage.compose('down', '-t', '0');
    await stage.close();
  });

  async function codes(pasted: readonly string[] | null = null): Promise<readonly string[]> {
    const output = pasted && { source: 'pasted', lines: pasted.map(plain), services: [] };
    await stage.session.doctor.examine(output);
    return stage.session.doctor.findings('en').map(({ code, service, severity }) => `${service}: ${code} ${severity}`);
  }

  const isIn = (service: string, phase: Phase) =>
    stage.until((world) => selectService(world, service)?.phase === phase);

  test('is a dependency that does not wait for the end of a one-shot, and nothing once it does', async () => {
    await stage.compose('up', '-d');
    await isIn('job', 'done');
    await isIn('early', 'running');
    expect(await codes()).toEqual(['early: dependency.no-condition info']);

    await stage.write('compose.yaml', project('service_completed_successfully'));
    await stage.until(({ project: read }) =>
      (read?.services ?? []).some(
        ({ name: service, dependsOn }) =>
          service === 'early' && dependsOn[0]?.condition === 'service_completed_successfully',
      ),
    );
    await stage.compose('up', '-d');
    await isIn('job', 'done');
    await isIn('early', 'running');
    expect(await codes()).toEqual([]);
  });

  test('is told from what Compose says of a watch without rules', async () => {
    const { all } = await execa('docker', ['compose', 'watch', '--no-up'], {
      cwd: stage.folder,
      reject: false,
      all: true,
    });
    expect(await codes(all.split('\n'))).toEqual(['null: watch.no-rules warning']);
  });

  test('is what could be removed where a text says that the disk is full, and is not asked for otherwise', async () => {
    // An image without a name, of which at least its own layer can be removed.
    const { stdout: image } = await execa('docker', ['build', '--quiet', '-'], {
      input: `FROM bb:latest\nRUN head -c 4096 /dev/zero > /${name}\n`,
    });
    const full = ['failed to solve: failed to copy: write /var/lib/docker/tmp/layer: no space left on device'];
    const found = await codes(full);
    await execa('docker', ['image', 'rm', '--force', image]);
    expect(found[0]).toMatch(/disk\.low/);
    expect(found.at(-1)).toBe('null: disk.reclaimable info');
    expect(await codes(['Container a  Started'])).toEqual([]);
  });
});
