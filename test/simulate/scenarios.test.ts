import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playScenario } from './stage.ts';

describe('a scenario of the simulation', { timeout: 30_000 }, () => {
  it('smooth: pulls, builds and starts everything in order', async () => {
    const play = await playScenario('smooth', { started: false });
    const { code, lines } = await play.compose('up', '-d');
    expect(code).toBe(0);
    // No registry has what the project builds; Compose asks all the same.
    expect(lines).toContainEqual(expect.stringMatching(/^prestart {2}pull access denied for backend, /));
    expect(lines).toContain('backend  Warning');
    expect(lines).toContain('backend:latest  Built');
    expect(lines.at(-1)).toMatch(/Container ai-pic-(backend|worker)-1 {2}Started/);
    expect(play.container('prestart')).toMatchObject({ state: 'exited', exitCode: 0 });
    await play.until(() => play.container('backend')?.health === 'healthy');
  });

  it('database-refused: prestart asks, gives up, and a mended .env lets it pass', async () => {
    const play = await playScenario('database-refused');
    const { code, lines } = await play.compose('up', '-d');
    expect(code).toBe(1);
    expect(lines.at(-1)).toBe('service "prestart" didn\'t complete successfully: exit 1');
    expect(play.container('prestart')).toMatchObject({ state: 'exited', exitCode: 1 });
    expect(play.container('backend')).toMatchObject({ state: 'created' });
    const log = (await play.compose('logs', '--no-log-prefix', 'prestart')).lines.join('\n');
    expect(log).toContain('connection to server at "localhost" (::1), port 5432 failed: Connection refused');
    expect(log).toContain('this was the 15th time calling it.');
    expect(log).toContain('PostgreSQL did not answer in 15 tries, giving up');

    await play.edit('.env', 'POSTGRES_SERVER=localhost', 'POSTGRES_SERVER=host.docker.internal');
    expect((await play.compose('up', '-d')).code).toBe(0);
    await play.until(() => play.container('backend')?.health === 'healthy');
  });

  it('database-refused: a name that nobody has and a wrong port are refused in the words of the driver', async () => {
    const play = await playScenario('database-refused');
    await play.edit('.env', 'PRESTART_MAX_TRIES=15', 'PRESTART_MAX_TRIES=1');
    await play.edit('.env', 'POSTGRES_SERVER=localhost', 'POSTGRES_SERVER=database');
    await play.compose('up', '-d');
    const log = async () => (await play.compose('logs', 'prestart')).lines.join('\n');
    expect(await log()).toContain('could not translate host name "database" to address: Name or service not known');
    await play.edit('.env', 'POSTGRES_SERVER=database', 'POSTGRES_SERVER=host.docker.internal');
    await play.edit('.env', 'POSTGRES_PORT=5432', 'POSTGRES_PORT=5433');
    await play.compose('up', '-d');
    expect(await log()).toContain('port 5433 failed: Connection refused');
  });

  it('port-taken: the port is free when its holder stops', async () => {
    const play = await playScenario('port-taken');
    const { code, lines } = await play.compose('up', '-d');
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(
      /^Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint ai-pic-backend-1 \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8000 failed: port is already allocated$/,
    );
    expect(play.container('backend')).toMatchObject({ state: 'created', exitCode: 128 });
    expect(await play.engine.publishers(8000, 'tcp')).toMatchObject({
      value: [{ name: 'shop-api-1', project: 'shop' }],
    });
    // Of other projects the world knows nothing.
    expect(Object.values(play.world().containers).map(({ project }) => project)).not.toContain('shop');
    expect((await play.docker('ps')).lines.join('\n')).toContain('0.0.0.0:8000->80/tcp');
    expect((await play.docker('stop', 'shop-api-1')).code).toBe(0);
    expect((await play.compose('up', '-d')).code).toBe(0);
    expect(play.container('backend')).toMatchObject({ state: 'running' });
  });

  it('port-taken: another published port does as well', async () => {
    const play = await playScenario('port-taken');
    await play.edit('docker-compose.override.yml', '"8000:8000"', '"8001:8000"');
    expect((await play.compose('up', '-d')).code).toBe(0);
    expect(play.container('backend')?.ports).toContainEqual(
      expect.objectContaining({ hostPort: 8001, containerPort: 8000 }),
    );
  });

  it('unhealthy: the probe asks for a path that is not there, and a mended one succeeds', async () => {
    const play = await playScenario('unhealthy');
    expect((await play.compose('up', '-d')).code).toBe(0);
    await play.until(() => play.container('backend')?.health === 'unhealthy');
    expect(play.container('backend')?.probes.at(-1)).toMatchObject({
      exitCode: 22,
      output: expect.stringContaining('The requested URL returned error: 404'),
    });
    expect((await play.compose('logs', 'backend')).lines.join('\n')).toContain(
      '"GET /api/v1/utils/healthcheck/ HTTP/1.1" 404 Not Found',
    );
    await play.edit('docker-compose.yml', 'utils/healthcheck/', 'utils/health-check/');
    await play.compose('up', '-d');
    await play.until(() => play.container('backend')?.health === 'healthy');
  });

  it('variable-not-set: every command that reads the project refuses until .env has it', async () => {
    const play = await playScenario('variable-not-set');
    const said =
      'error while interpolating services.backend.environment.[]: required variable SECRET_KEY is missing a value: Variable not set';
    expect(await play.compose('up', '-d')).toEqual({ code: 1, lines: [said] });
    expect(await play.compose('ps')).toEqual({ code: 1, lines: [said] });
    expect((await play.compose('version')).code).toBe(0);
    await play.edit('.env', /$/, '\nSECRET_KEY=changethis\n');
    expect((await play.compose('up', '-d')).code).toBe(0);
  });

  it('network-missing: only the base file is read, and the network can be made', async () => {
    const play = await playScenario('network-missing');
    const { code, lines } = await play.compose('up', '-d');
    expect([code, lines.at(-1)]).toEqual([1, 'network traefik-public declared as external, but could not be found']);
    expect(Object.keys(play.world().containers)).toEqual([]);
    expect((await play.docker('network', 'create', 'traefik-public')).code).toBe(0);
    expect((await play.compose('up', '-d')).code).toBe(0);
    expect(play.container('proxy')).toBeUndefined();
    await play.until(() => play.container('backend')?.health === 'healthy');
  });

  it('watch-off: a saved file reaches the container when watch runs, and not before', async () => {
    const play = await playScenario('watch-off');
    const backend = play.container('backend')?.id ?? '';
    const inside = async () => {
      const found = await play.engine.stat(backend, '/app/app/main.py', play.signal);
      return found.ok ? found.value?.size : undefined;
    };
    const before = await inside();
    const file = join(play.directory, 'backend/app/main.py');
    await writeFile(file, `${await readFile(file, 'utf8')}# saved\n`);
    expect(await inside()).toBe(before);
    void play.compose('watch', '--no-up');
    await expect
      .poll(
        async () => {
          await writeFile(file, `${await readFile(file, 'utf8')}# saved\n`);
          return inside();
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBeGreaterThan(before ?? 0);
  });

  it('watch-old: this Compose knows no watch, and building anew takes the file in', async () => {
    const play = await playScenario('watch-old');
    expect(await play.compose('watch')).toEqual({ code: 16, lines: ['unknown docker command: "compose watch"'] });
    const before = play.container('backend')?.imageId;
    await play.edit('backend/app/main.py', /$/, '\n# saved\n');
    expect((await play.compose('up', '-d', '--build', 'backend')).code).toBe(0);
    await play.until(() => play.container('backend')?.health === 'healthy');
    expect(play.container('backend')?.imageId).not.toBe(before);
  });

  it('disk-full: nothing fits until a prune has made room', async () => {
    const play = await playScenario('disk-full');
    const { code, lines } = await play.compose('up', '-d');
    expect([code, lines.at(-1)]).toEqual([1, expect.stringMatching(/no space left on device$/)]);
    expect((await play.docker('system', 'prune', '--force')).lines.at(-1)).toMatch(/^Total reclaimed space: \d/);
    expect((await play.compose('up', '-d', '--build')).code).toBe(0);
    await play.until(() => play.container('backend')?.health === 'healthy');
  });
});
