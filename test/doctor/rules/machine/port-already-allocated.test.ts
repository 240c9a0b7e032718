import { describe, expect, it } from 'vitest';
import type { HostPort } from '../../../../src/doctor/question.ts';
import { portAlreadyAllocated as rule } from '../../../../src/doctor/rules/machine/port-already-allocated.ts';
import { noSources } from '../../../../src/model/sources.ts';
import { exampleWorld } from '../../../example-world.ts';
import { container, diagnose, failedCommand, find, knowing, pasted, recorded, world } from './known.ts';

const publishes = (published: number, target: number) => ({
  ports: [{ hostIp: '', published: String(published), target, protocol: 'tcp' }],
});
const [error = ''] = recorded('port-container-error-28.5.txt');
const refused = container('web', { state: 'created', startedAt: null, exitCode: null, error });
const places = { 'services.web.ports.0': { file: '/srv/shop/compose.yaml', line: 5, written: '18411:80' } };
const broken = world({ web: publishes(18411, 80) }, [refused], places);
const nobody: HostPort = { containers: [], processes: [] };
const market = { name: 'market-web-1', project: 'market', service: 'web' };

describe('a port that is taken', () => {
  it('is asked for with the next ones, only where a container did not get it', () => {
    expect(rule.asks?.(knowing(broken)).map((question) => 'port' in question && question.port)).toEqual([
      18411, 18412, 18413, 18414, 18415, 18416,
    ]);
    expect(rule.asks?.(knowing(world({ web: publishes(18411, 80) }, [container('web')])))).toEqual([]);
    expect(rule.asks?.(knowing(exampleWorld('healthy')))).toEqual([]);
  });

  it('is another project’s: named, with the line to change, a free port, and how to stop the other', () => {
    const ports = { 18411: { ...nobody, containers: [market] }, 18412: { ...nobody, processes: [] }, 18413: nobody };
    const taken = { ...nobody, processes: [{ name: 'python3', pid: 7, address: '0.0.0.0' }] };
    const [finding, ...more] = find(rule, knowing(broken, { ports: { ...ports, 18412: taken } }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      service: 'web',
      severity: 'error',
      title: 'Port 18411 of this machine is taken already, so web cannot start',
      evidence: [
        { source: 'docker inspect shop-web-1', text: 'Bind for 0.0.0.0:18411 failed: port is already allocated' },
        { source: 'docker ps', text: 'market-web-1: service web of the project market' },
        { source: 'compose.yaml:5', text: '18411:80' },
      ],
      fixes: [
        { argv: null, edit: { file: '/srv/shop/compose.yaml', line: 5 }, danger: 'none' },
        { argv: ['docker', 'stop', 'market-web-1'], danger: 'restarts' },
      ],
    });
    expect(finding?.why).toContain('market-web-1 (service web of the project market)');
    expect(finding?.fixes[0]?.explain).toContain('18413 is free');
  });

  it('is a program’s: named with its number, and how to see it', () => {
    const held = { containers: [], processes: [{ name: 'python3', pid: 26642, address: '127.0.0.1' }] };
    const [finding] = find(rule, knowing(broken, { ports: { 18411: held } }));
    expect(finding?.why).toBe('The program python3 (process 26642) on this machine listens on port 18411.');
    expect(finding?.fixes.map(({ argv }) => argv)).toEqual([['lsof', '-nP', '-iTCP:18411', '-sTCP:LISTEN'], null]);
  });

  it('is a program’s that this user may not see: an administrator may', () => {
    const held = { containers: [], processes: [{ name: '', pid: null, address: '::' }] };
    const [finding] = find(rule, knowing(broken, { ports: { 18411: held } }));
    expect(finding?.fixes[0]?.argv?.[0]).toBe('sudo');
  });

  it('is nobody’s any more: then starting is enough', () => {
    const [finding] = find(rule, knowing(broken, { ports: { 18411: nobody } }));
    expect(finding?.fixes[0]?.argv).toEqual(['docker', 'compose', 'up', '-d', 'web']);
  });

  it('is not claimed to be anybody’s where nothing could be found out', () => {
    const [finding] = find(rule, knowing(broken, { ports: { 18411: null } }));
    expect(finding?.why).toBe('Another container or a program on this machine has port 18411 already.');
    expect(finding?.fixes[0]?.argv).toEqual(['docker', 'ps', '--filter', 'publish=18411']);
  });

  it('is another service’s of the project, or another replica’s: nothing is stopped', () => {
    const sibling = { ...nobody, containers: [{ name: 'shop-api-1', project: 'shop', service: 'api' }] };
    const [one] = find(rule, knowing(broken, { ports: { 18411: sibling } }));
    expect(one?.why).toContain('The service api of this project publishes port 18411 too');
    expect(one?.fixes).toHaveLength(1);
    const replica = { ...nobody, containers: [{ name: 'shop-web-2', project: 'shop', service: 'web' }] };
    expect(find(rule, knowing(broken, { ports: { 18411: replica } }))[0]?.why).toContain('Every replica');
  });

  it('stands in a variable: that line is the one to change', () => {
    const written = { file: '/srv/shop/compose.yaml', line: 5, written: '127.0.0.1:${WEB_PORT:-80}:80' };
    const line = { file: '/srv/shop/.env', line: 2, name: 'WEB_PORT', written: '18411', value: '18411' };
    const sources = {
      ...noSources,
      envFiles: { '/srv/shop/.env': [line] },
      places: { 'services.web.ports.0': written },
    };
    const [finding] = find(rule, knowing({ ...broken, sources }));
    expect(finding?.fixes.at(-1)).toMatchObject({ edit: { file: '/srv/shop/.env', line: 2 } });
    expect(finding?.evidence.at(-1)).toEqual({ source: '.env:2', text: 'WEB_PORT=18411' });
    const shell = { ...sources, shell: { WEB_PORT: '18411' } };
    expect(find(rule, knowing({ ...broken, sources: shell }))[0]?.fixes.at(-1)?.edit?.file).toBe(
      '/srv/shop/compose.yaml',
    );
  });

  it('is told once, though the container and the command both say it', () => {
    const outputs = [failedCommand(recorded('port-container-2.40.txt'))];
    expect(find(rule, knowing(broken, { outputs }))).toHaveLength(1);
  });

  it('is over once the container runs, or is gone', () => {
    const outputs = [failedCommand(recorded('port-container-2.40.txt'))];
    const specs = { web: publishes(18411, 80) };
    expect(find(rule, knowing(world(specs, [container('web')]), { outputs }))).toEqual([]);
    expect(find(rule, knowing(world(specs, [container('web', { error })]), {}))).toEqual([]);
    expect(find(rule, knowing(world(specs, []), { outputs }))).toEqual([]);
  });

  it('leaves out that the service does not run, which is but a symptom', () => {
    const codes = diagnose(knowing(exampleWorld('port-taken')), 'en').map(({ code, service }) => `${code} ${service}`);
    expect(codes).toContain('port.already-allocated proxy');
    expect(codes).not.toContain('container.exited proxy');
  });
});

describe('a pasted text about a port', () => {
  it.each(['port-container-2.40.txt', 'port-process-2.40.txt', 'port-process-json-2.40.txt'])('%s', (name) => {
    expect(find(rule, pasted(recorded(name)))).toMatchObject([{ service: 'web', severity: 'error' }]);
  });

  it('of Docker Desktop names no service, and a container’s own words are not the engine’s', () => {
    const desktop =
      'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:7000 -> 0.0.0.0:0: listen tcp 0.0.0.0:7000: bind: address already in use';
    expect(find(rule, pasted([desktop]))).toMatchObject([
      { service: null, title: 'Port 7000 of this machine is taken already' },
    ]);
    expect(find(rule, pasted([`web-1  | ${desktop}`]))).toEqual([]);
  });

  it('does not accuse the project', () => {
    expect(find(rule, pasted(['all is well'], broken))).toEqual([]);
  });
});

describe('two services that publish the same port', () => {
  it('are told before one of them fails, with both lines', () => {
    const both = {
      'services.api.ports.0': { file: '/srv/shop/compose.yaml', line: 5, written: '8000:80' },
      'services.web.ports.0': { file: '/srv/shop/compose.yaml', line: 9, written: '8000:81' },
    };
    const clash = world({ api: publishes(8000, 80), web: publishes(8000, 81) }, [], both);
    expect(find(rule, knowing(clash))).toMatchObject([
      {
        service: 'web',
        severity: 'warning',
        evidence: [{ source: 'compose.yaml:5' }, { source: 'compose.yaml:9' }],
        fixes: [{ edit: { line: 9 } }],
      },
    ]);
  });

  it('do not clash on different addresses or protocols, or where one is off', () => {
    const at = (hostIp: string, protocol = 'tcp') => ({ ports: [{ hostIp, published: '8000', target: 80, protocol }] });
    const silent = [
      { api: at('127.0.0.1'), web: at('127.0.0.2') },
      { api: at(''), web: at('', 'udp') },
      { api: at(''), web: { ...at(''), enabled: false } },
      { api: at(''), web: { ...at(''), scale: 0 } },
      { api: at(''), web: { ports: [{ hostIp: '', published: '', target: 80, protocol: 'tcp' }] } },
    ];
    for (const specs of silent) expect(find(rule, knowing(world(specs)))).toEqual([]);
    expect(find(rule, knowing(world({ api: at('127.0.0.1'), web: at('0.0.0.0') })))).toHaveLength(1);
  });
});
