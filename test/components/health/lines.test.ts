import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type HealthView, healthAside, healthLines } from '../../../components/health/lines.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { withContainer, withReplica } from '../../example-changes.ts';
import { exampleWorld, MOMENTS, NOW } from '../../example-world.ts';

const base: HealthView = {
  world: exampleWorld('healthy'),
  language: 'en',
  service: 'backend',
  replica: null,
  columns: 55,
  rows: 12,
};

const shown = (view: Partial<HealthView>) =>
  healthLines({ ...base, ...view }).map((line) => stripVTControlCharacters(line).trim());

test('every line has exactly the wanted width and there are never too many', () => {
  const services = [null, 'prestart', 'backend', 'worker', 'adminer', 'gone'];
  for (const moment of MOMENTS) {
    for (const language of LANGUAGES) {
      for (const service of services) {
        for (const [columns, rows] of [
          [30, 4],
          [44, 6],
          [78, 10],
        ] as const) {
          const lines = healthLines({ ...base, world: exampleWorld(moment), language, service, columns, rows });
          expect(lines.length).toBeLessThanOrEqual(rows);
          expect(lines.map(width)).toEqual(lines.map(() => columns));
        }
      }
    }
  }
});

test('a healthy service shows its probes, what they run and how often', () => {
  expect(shown({ columns: 78 })).toEqual([
    '● healthy · running since 12:00:00',
    '▃▄▃█▃  12 ms · exit 0',
    '$ curl -f http://localhost:8000/api/v1/utils/health-check/',
    'every 10 s · timeout 5 s · 3 retries',
    '│ true',
    'starts after',
    '✔ prestart ended with 0',
  ]);
});

test('failed probes are marked by a sign, and the border counts them', () => {
  const world = exampleWorld('unhealthy');
  expect(shown({ world })[1]).toBe('▇█xxx  5.1 s · no exit code');
  expect(shown({ world })).toContain('│ Health check exceeded timeout (5s)');
  expect(stripVTControlCharacters(healthAside({ ...base, world }))).toBe('3 of 3 failures in a row');
  expect(healthAside(base)).toBe('');
});

test('a service without a healthcheck says that running is all that is known', () => {
  expect(shown({ service: 'worker' }).join(' ')).toContain(
    'worker has no healthcheck: "running" is all that Docker can say of it.',
  );
});

test('a one-shot tells its exit code, how long it took and when', () => {
  const lines = shown({ service: 'prestart', columns: 78 });
  expect(lines[0]).toBe('✔ done · exit 0 · took 3.2 s · ended at 12:00:00');
  expect(lines.at(-1)).toBe('needed by backend, worker');
});

test('a gate that is not open yet differs from one that cannot open', () => {
  expect(shown({ world: exampleWorld('prestart-waiting') })).toContain('◌ prestart has to end with 0 (running)');
  expect(shown({ world: exampleWorld('prestart-failed') })).toContain('✖ prestart has to end with 0 (failed)');
});

test('what the engine said when it could not start the container is shown', () => {
  const lines = shown({ world: exampleWorld('port-taken'), service: 'proxy', columns: 300 });
  expect(lines[1]).toMatch(/^│ .*Bind for 0\.0\.0\.0:80 failed: port is already allocated$/);
});

test('a stopped service is not called unhealthy, though the engine leaves that word on it', () => {
  const lines = shown({ world: exampleWorld('stopped') });
  expect(lines.join()).not.toContain('unhealthy');
  expect(lines).toContain('Not running, so nothing is probed.');
});

test('output from outside cannot move the cursor, and leaves room for the gates', () => {
  const output = `\x1b[2J\x1b[31mfirst\r\n${'line\n'.repeat(40)}`;
  const world = withContainer(base.world, 'backend', {
    probes: [{ startedAt: NOW - 9, endedAt: NOW, exitCode: 1, output }],
  });
  const lines = healthLines({ ...base, world, columns: 78 });
  expect(lines).toHaveLength(12);
  expect(lines.join('')).not.toContain('\x1b[2J');
  expect(stripVTControlCharacters(lines.at(-1) ?? '')).toContain('prestart ended with 0');
});

test('a shell probe is shown as it is written, times that are not set are the engine’s own', () => {
  const healthcheck = {
    test: ['CMD-SHELL', 'pg_isready -U $USER || exit 1'],
    intervalMs: 0,
    timeoutMs: 0,
    startPeriodMs: 60_000,
    retries: 0,
  };
  const lines = shown({ world: withContainer(base.world, 'backend', { healthcheck }), columns: 78 });
  expect(lines).toContain('$ pg_isready -U $USER || exit 1');
  expect(lines).toContain('every 30 s · timeout 30 s · 3 retries · start period 1 m 00 s');
});

test('a healthcheck that is switched off is none', () => {
  const healthcheck = { test: ['NONE'], intervalMs: 0, timeoutMs: 0, startPeriodMs: 0, retries: 0 };
  const world = withContainer(base.world, 'backend', { healthcheck, health: 'none', probes: [] });
  expect(shown({ world }).join(' ')).toContain('no healthcheck');
});

test('the project shows every healthcheck and names the services without one', () => {
  const lines = shown({ service: null, columns: 78 });
  expect(lines[0]).toBe('● backend  healthy  ▃▄▃█▃');
  expect(lines.at(-1)).toBe('without a healthcheck: prestart, worker, adminer, mailcatcher, proxy');
});

test('before Docker has answered nothing is claimed about what runs', () => {
  const lines = shown({ world: exampleWorld('files-only'), columns: 78 });
  expect(lines[0]).toBe('Docker has not told yet what runs.');
  expect(lines.join()).not.toContain('○');
});

test('a selected replica is shown by itself', () => {
  const world = exampleWorld('healthy');
  const both = withReplica(world, 'backend', { health: 'unhealthy', failingStreak: 4 });
  expect(shown({ world: both })[0]).toContain('unhealthy');
  expect(shown({ world: both, replica: 1 })[0]).toContain('● healthy');
  expect(shown({ world: both, replica: 2 })[0]).toContain('! unhealthy');
});
