import { describe, expect, it } from 'vitest';
import { portListensOnLoopback } from '../../../../src/doctor/rules/machine/port-listens-on-loopback.ts';
import { portNothingListening } from '../../../../src/doctor/rules/machine/port-nothing-listening.ts';
import type { Container } from '../../../../src/model/container.ts';
import { exampleWorld } from '../../../example-world.ts';
import { container, find, knowing, NOW, pasted, recorded, world } from './known.ts';

const binding = (hostPort: number | null, containerPort: number) =>
  ({ hostIp: '', hostPort, containerPort, protocol: 'tcp' }) as const;
const places = {
  'services.api.ports.0': { file: '/srv/shop/compose.yaml', line: 5, written: '18416:8000' },
  'services.api.command': { file: '/srv/shop/compose.yaml', line: 3, written: 'uvicorn app:app' },
};
const api = (changes: Partial<Container> = {}) =>
  world({ api: {} }, [container('api', { ports: [binding(18416, 8000)], ...changes })], places);
const uvicorn = { api: ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)'] };
const listens = (...sockets: readonly (readonly [string, number])[]) => ({
  'api-id': sockets.map(([address, port]) => ({ address, port })),
});

const asks = (known: Parameters<typeof find>[1]) => portListensOnLoopback.asks?.(known) ?? [];
const loopback = (known: Parameters<typeof find>[1]) => find(portListensOnLoopback, known);
const nothing = (known: Parameters<typeof find>[1]) => find(portNothingListening, known);

describe('where a container listens', () => {
  it('is asked for where the log tells of its own address only, or of no published port', () => {
    expect(asks(knowing(api(), { logs: uvicorn }))).toEqual([{ kind: 'sockets', container: 'api-id' }]);
    expect(asks(knowing(api(), { logs: { api: ['listening on :8080'] } }))).toHaveLength(1);
    expect(asks(knowing(api(), { logs: { api: ['listening on :8000'] } }))).toEqual([]);
    expect(
      asks(knowing(api(), { logs: { api: ['Local: http://localhost:8000', 'Network: http://172.18.0.2:8000'] } })),
    ).toEqual([]);
    expect(asks(knowing(api()))).toEqual([]);
    expect(asks(knowing(api({ ports: [binding(null, 8000)] }), { logs: uvicorn }))).toEqual([]);
  });

  it('is asked for where it is unhealthy, once it has had time to start', () => {
    const unhealthy = { health: 'unhealthy', healthcheck: null } as const;
    expect(asks(knowing(api(unhealthy)))).toHaveLength(1);
    expect(asks(knowing(api({ ...unhealthy, startedAt: NOW - 20_000 })))).toEqual([]);
    expect(asks(knowing(exampleWorld('healthy')))).toEqual([]);
  });
});

describe('a program that listens for its own container only', () => {
  it('is found by the sockets, with the line of its command and the option of its server', () => {
    const known = knowing(api(), { logs: uvicorn, sockets: listens(['127.0.0.1', 8000], ['0.0.0.0', 9000]) });
    expect(nothing(known)).toEqual([]);
    const [finding] = loopback(known);
    expect(finding).toMatchObject({
      service: 'api',
      severity: 'error',
      evidence: [
        { source: 'log of api', text: uvicorn.api[0] },
        { source: '/proc/net/tcp of shop-api-1', text: '127.0.0.1:8000, 0.0.0.0:9000' },
        { source: 'compose.yaml:5', text: '18416:8000' },
      ],
      fixes: [{ edit: { file: '/srv/shop/compose.yaml', line: 3 } }],
    });
    expect(finding?.fixes[0]?.explain).toContain('--host 0.0.0.0');
  });

  it('is not accused where the sockets tell otherwise, whatever it said', () => {
    for (const address of ['0.0.0.0', '::', '172.18.0.2', '::ffff:0.0.0.0']) {
      expect(loopback(knowing(api(), { logs: uvicorn, sockets: listens([address, 8000]) }))).toEqual([]);
    }
  });

  it('is accused once it was looked at, not before', () => {
    expect(loopback(knowing(api(), { logs: uvicorn }))).toEqual([]);
    expect(loopback(knowing(api(), { logs: uvicorn, sockets: { 'api-id': null } }))).toHaveLength(1);
  });

  it('is believed only in the words of a server where nothing can be looked at', () => {
    const said = (...lines: readonly string[]) =>
      loopback(knowing(api(), { logs: { api: lines }, sockets: { 'api-id': null } }));
    expect(said('Local: http://localhost:8000')).toEqual([]);
    expect(said('ready on http://localhost:8000')).toEqual([]);
    expect(said(' * Running on http://127.0.0.1:8000', ' * Running on http://172.18.0.2:8000')).toEqual([]);
    expect(said('  Local: http://localhost:8000/', '  Network: use --host to expose')).toHaveLength(1);
  });
});

describe('a program that listens on another port', () => {
  const logs = { api: ['listening on :8080'] };

  it('is found by the sockets: which port, and the line that publishes', () => {
    const [finding] = nothing(knowing(api(), { logs, sockets: listens(['0.0.0.0', 8080]) }));
    expect(finding).toMatchObject({
      service: 'api',
      title: 'Nothing listens on port 8000 of api; its program listens on 8080',
      fixes: [
        { title: 'publish 8080 of the container instead', edit: { line: 5 } },
        { title: 'let the program listen on 8000', edit: { line: 3 } },
      ],
    });
    expect(finding?.fixes[0]?.explain).toContain('"18416:8080"');
  });

  it('is not accused where one of its ports is served, or nothing listens yet', () => {
    const two = api({ ports: [binding(18416, 8000), binding(9229, 9229)] });
    const unhealthy = api({ health: 'unhealthy' });
    expect(nothing(knowing(two, { logs, sockets: listens(['0.0.0.0', 8000]) }))).toEqual([]);
    expect(nothing(knowing(unhealthy, { sockets: listens() }))).toEqual([]);
  });

  it('of several ports the one that the log names is offered, and none where it names none', () => {
    const sockets = listens(['0.0.0.0', 8080], ['0.0.0.0', 9090]);
    expect(nothing(knowing(api(), { logs, sockets }))[0]?.fixes[0]?.title).toBe(
      'publish 8080 of the container instead',
    );
    const unhealthy = api({ health: 'unhealthy' });
    expect(nothing(knowing(unhealthy, { sockets }))[0]?.fixes).toHaveLength(1);
  });
});

describe('what compose up printed', () => {
  const ports = (published: string, target: number) => ({
    ports: [{ hostIp: '', published, target, protocol: 'tcp' }],
  });
  const project = world({ api: ports('18416', 8000), admin: ports('18417', 8000), web: ports('18418', 80) });
  const known = pasted(recorded('listening-up-2.40.txt'), project);

  it('tells of one that listens for itself, one that listens elsewhere, and nothing of the third', () => {
    expect(loopback(known).map(({ service }) => service)).toEqual(['api']);
    expect(nothing(known).map(({ service }) => service)).toEqual(['admin']);
  });

  it('tells nothing where no project says which ports are published', () => {
    expect(loopback(pasted(recorded('listening-up-2.40.txt')))).toEqual([]);
  });
});
