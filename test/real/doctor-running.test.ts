import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { selectService } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { describeReal } from './engine-required.ts';
import { openWatchStage, type WatchStage } from './watch-stage.ts';

const name = `dwdoctorrunning-${process.pid}`;

const dockerfile = `FROM bb:latest
RUN printf '#!/bin/sh\\r\\necho hi\\r\\n' > /crlf.sh && printf 'echo hi\\n' > /bare.sh && chmod 755 /crlf.sh /bare.sh
`;

const healthy = `
x-stays: &stays { image: bb:latest, command: sleep 1000, stop_grace_period: 0s }
services:
  db:
    <<: *stays
    healthcheck: { test: test ! -e /sick, interval: 200ms, retries: 1 }
  migrate: { image: bb:latest, command: sh -c 'echo nothing to do' }
  api:
    <<: *stays
    depends_on:
      db: { condition: service_healthy }
      migrate: { condition: service_completed_successfully }
`;

const faulty = `${healthy}
  job: { image: bb:latest, command: [sh, -c, 'echo "error: no such table"; exit 3'] }
  after-job:
    <<: *stays
    depends_on: { job: { condition: service_completed_successfully } }
  store:
    <<: *stays
    healthcheck: { test: echo refused; exit 1, interval: 100ms, retries: 1 }
  after-store:
    <<: *stays
    depends_on: { store: { condition: service_healthy } }
  probed:
    <<: *stays
    healthcheck: { test: [CMD, curl, 'http://localhost/'], interval: 100ms, retries: 1 }
  slow:
    <<: *stays
    healthcheck: { test: sleep 5, interval: 100ms, timeout: 100ms, retries: 1 }
  broken: { image: bb:latest, command: [sh, -c, 'echo "fatal error"; exit 2'] }
  greedy:
    image: public.ecr.aws/docker/library/python:3.10
    command: [python3, -c, 'x = bytearray(400 << 20)']
    mem_limit: 24m
    memswap_limit: 24m
  crlf: { build: ., command: /crlf.sh }
  bare: { build: ., command: /bare.sh }
  absent: { image: bb:latest, command: nope }
  loop: { image: bb:latest, command: sh -c 'exit 4', restart: always }
`;

describeReal('what is wrong with services that run', () => {
  let stage: WatchStage;

  beforeAll(async () => {
    stage = await openWatchStage(name, { 'compose.yaml': healthy, Dockerfile: dockerfile }, null);
  });

  afterAll(async () => {
    // Images of services that are gone from the file are only removed as orphans.
    await stage.compose('down', '-t', '0', '--rmi', 'local', '--remove-orphans');
    await stage.close();
  });

  async function examined(): Promise<readonly Finding[]> {
    await stage.session.doctor.examine(null);
    return stage.session.doctor.findings('en');
  }

  test('is nothing where all is well, and where it was stopped', async () => {
    await stage.until((world) => phase(world, 'api') === 'running');
    expect(await examined()).toEqual([]);
    await stage.compose('stop');
    await stage.until((world) => phase(world, 'api') === 'stopped' && phase(world, 'db') === 'stopped');
    expect(await examined()).toEqual([]);
  });

  test('is each fault once, on the service that is to blame', async () => {
    await stage.write('compose.yaml', faulty);
    await stage.until(({ project }) => project?.origin === 'resolved' && project.services.length > 3);
    await stage.compose('up', '-d', 'probed', 'slow', 'broken', 'greedy', 'crlf', 'bare', 'loop');
    const refused = ['absent', 'after-job', 'after-store'].map((service) => stage.compose('up', '-d', service));
    const outcomes = await Promise.allSettled(refused);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    const isSettled = (world: World) =>
      ['probed', 'slow', 'store'].every((service) => phase(world, service) === 'unhealthy') &&
      ['broken', 'greedy', 'crlf', 'bare', 'absent', 'job'].every((service) => phase(world, service) === 'failed') &&
      (selectService(world, 'loop')?.restarts ?? 0) > 1;
    await stage.until(isSettled);

    const findings = await examined();
    expect(findings.map(({ code, service }) => `${service}: ${code}`).sort()).toEqual([
      'absent: container.command-not-found',
      'bare: container.exec-format',
      'broken: container.exited',
      'crlf: container.command-not-found',
      'greedy: container.oom-killed',
      'job: dependency.one-shot-failed',
      'loop: container.restart-loop',
      'probed: health.probe-command-missing',
      'slow: health.probe-timeout',
      'store: dependency.unhealthy',
    ]);
    const of = (service: string) => findings.find((finding) => finding.service === service);
    expect(of('job')).toMatchObject({ severity: 'error', suffers: ['after-job'] });
    expect(of('job')?.evidence.at(-1)).toEqual({ source: 'log of job', text: 'error: no such table' });
    expect(of('store')?.suffers).toEqual(['after-store']);
    expect(of('greedy')?.why).toContain('24m');
    expect(of('greedy')?.fixes.find(({ edit }) => edit)?.edit?.line).toBe(lineOf('mem_limit: 24m'));
  });

  test('is over when it is repaired', async () => {
    await stage.write('compose.yaml', healthy);
    await stage.compose('up', '-d', '--remove-orphans');
    await stage.until((world) => phase(world, 'api') === 'running' && selectService(world, 'loop') === undefined);
    expect(await examined()).toEqual([]);
    await stage.exec('db', 'touch', '/sick');
    await stage.until((world) => phase(world, 'db') === 'unhealthy');
    expect((await examined()).map(({ code, service }) => `${service}: ${code}`)).toEqual(['db: health.unhealthy']);
    await stage.exec('db', 'rm', '/sick');
    await stage.until((world) => phase(world, 'db') === 'healthy');
    expect(await examined()).toEqual([]);
  });
});

function phase(world: World, service: string) {
  return selectService(world, service)?.phase;
}

function lineOf(text: string): number {
  return faulty.split('\n').findIndex((line) => line.includes(text)) + 1;
}
