import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRealScenario } from '../../bin/real-scenario.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { startProgram } from '../screen/program.ts';
import { type Host, startHost } from './ai-pic-host.ts';
import { describeReal } from './engine-required.ts';
import { openReal, openSimulated, type Side } from './scenario-sides.ts';

const LONG = 60_000;

describeReal('a scenario is the same on the real engine and in the simulation', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
  }, 120_000);
  afterAll(() => host.close(), LONG);

  /** Takes the same steps on both sides and expects the same of each. */
  async function onBoth<Found>(scenario: Scenario, steps: (side: Side) => Promise<Found>): Promise<Found> {
    const real = await openReal(host, scenario);
    try {
      const simulated = await steps(await openSimulated(scenario));
      expect(simulated).toEqual(await steps(real.side));
      return simulated;
    } finally {
      await real.remove();
    }
  }

  it('smooth', { timeout: LONG }, async () => {
    const { up, health } = await onBoth('smooth', async (side) => ({
      up: await side.up(),
      health: await side.judged(),
    }));
    expect(up).toMatchObject({ code: 0, containers: { prestart: 'exited 0 none', worker: 'running null none' } });
    expect(health).toEqual({ health: 'healthy', exitCode: 0 });
  });

  it('database-refused, in every line that prestart prints, and cured', { timeout: LONG }, async () => {
    const found = await onBoth('database-refused', async (side) => {
      await side.edit('.env', 'PRESTART_MAX_TRIES=15', 'PRESTART_MAX_TRIES=2');
      const failed = await side.up();
      const log = await side.logs('prestart');
      await side.edit('.env', 'POSTGRES_SERVER=localhost', 'POSTGRES_SERVER=host.docker.internal');
      await side.edit('.env', 'PRESTART_MAX_TRIES=2', 'PRESTART_MAX_TRIES=9');
      return { failed, log, cured: await side.up() };
    });
    expect(found.failed.last).toBe('service "prestart" didn\'t complete successfully: exit 1');
    expect(found.failed.containers).toMatchObject({ prestart: 'exited 1 none', backend: 'created null none' });
    expect(found.log.at(-1)).toContain('PostgreSQL did not answer in 2 tries, giving up');
    expect(found.cured.code).toBe(0);
  });

  it('port-taken, and cured', { timeout: LONG }, async () => {
    const { taken, freed } = await onBoth('port-taken', async (side) => {
      const failed = await side.up();
      await side.cure();
      return { taken: failed, freed: await side.up() };
    });
    expect(taken.last).toMatch(/: Bind for ADDRESS failed: port is already allocated$/);
    expect(freed.containers).toMatchObject({ backend: 'running null starting' });
  });

  it('unhealthy, and cured', { timeout: LONG }, async () => {
    const { ill, cured } = await onBoth('unhealthy', async (side) => {
      await side.edit('docker-compose.yml', 'interval: 3s', 'interval: 1s');
      await side.up();
      const first = await side.judged();
      await side.edit('docker-compose.yml', 'utils/healthcheck/', 'utils/health-check/');
      await side.up();
      return { ill: first, cured: await side.judged() };
    });
    expect(ill).toEqual({ health: 'unhealthy', exitCode: 22 });
    expect(cured).toEqual({ health: 'healthy', exitCode: 0 });
  });

  it('variable-not-set, and cured', { timeout: LONG }, async () => {
    const { missing, cured } = await onBoth('variable-not-set', async (side) => {
      const failed = await side.up();
      await side.edit('.env', /$/, '\nSECRET_KEY=changethis\n');
      return { missing: failed, cured: await side.up() };
    });
    expect(missing.last).toMatch(/required variable SECRET_KEY is missing a value: Variable not set$/);
    expect(cured.code).toBe(0);
  });

  it('network-missing, and cured', { timeout: LONG }, async () => {
    const { missing, cured } = await onBoth('network-missing', async (side) => {
      const failed = await side.up();
      await side.cure();
      return { missing: failed, cured: await side.up() };
    });
    expect(missing).toMatchObject({ code: 1, containers: {} });
    expect(missing.last).toBe('network traefik-public declared as external, but could not be found');
    expect(Object.keys(cured.containers)).toEqual(['adminer', 'backend', 'prestart', 'worker']);
  });
});

describeReal('a scenario on the real engine', () => {
  it(
    'is a copy of the example with a name of its own, which goes with it',
    async () => {
      const made = await makeRealScenario('examples/ai-pic', 'variable-not-set');
      if (!made.ok) throw new Error('not made');
      const { directory } = made.value;
      const config = await execa('docker', ['compose', 'config'], { cwd: directory, reject: false });
      expect(config.stderr).toContain('SECRET_KEY is missing a value');
      expect(await readFile(join(directory, '.env'), 'utf8')).toMatch(/^COMPOSE_PROJECT_NAME=ai-pic-\w{6}$/m);
      await made.value.remove();
      expect(existsSync(directory)).toBe(false);
      for (const name of ['disk-full', 'watch-old'] as const) {
        expect(await makeRealScenario('examples/ai-pic', name)).toEqual({
          ok: false,
          problem: { kind: 'not-real', name },
        });
      }
    },
    LONG,
  );

  it(
    'is opened by --scenario as a lesson that is not simulated',
    async () => {
      const program = startProgram(['--scenario', 'variable-not-set', '--lang', 'en'], { columns: 120, rows: 40 });
      await program.shows(/◆ Lesson {2}A variable is not set/);
      await program.shows(/SECRET_KEY/);
      expect(program.screen().join('\n')).not.toContain('SIMULATED');
      program.press('q');
      expect(await program.exited).toBe(0);
    },
    LONG,
  );
});
