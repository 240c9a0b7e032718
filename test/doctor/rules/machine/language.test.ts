import { expect, test } from 'vitest';
import { machineRules } from '../../../../src/doctor/rules/machine/index.ts';
import { container, failedCommand, knowing, recorded, world } from './known.ts';

const port = (hostPort: number, containerPort: number) =>
  ({ hostIp: '', hostPort, containerPort, protocol: 'tcp' }) as const;
const [error = ''] = recorded('port-container-error-28.5.txt');
const config = '/srv/shop/config.json';
const mounts = [{ type: 'bind', source: config, target: '/app/config.json', readOnly: false }];

/** One fault of each kind. */
const known = knowing(
  world({ web: {}, api: {}, admin: {}, read: {} }, [
    container('web', { state: 'created', startedAt: null, error }),
    container('api', { ports: [port(8000, 8000)] }),
    container('admin', { ports: [port(8001, 8000)] }),
    container('read', { state: 'exited', exitCode: 1, finishedAt: 2, mounts }),
  ]),
  {
    logs: {
      api: ['Uvicorn running on http://127.0.0.1:8000'],
      admin: ['listening on :8080'],
      read: ["IsADirectoryError: [Errno 21] Is a directory: '/app/config.json'"],
    },
    outputs: [failedCommand(recorded('build-no-space-2.40.txt'))],
    sockets: { 'api-id': [{ address: '127.0.0.1', port: 8000 }], 'admin-id': [{ address: '::', port: 8080 }] },
    paths: { [config]: { kind: 'directory', isEmpty: true, owner: 0, createdAt: 1 } },
    space: {
      usage: {
        items: [{ kind: 'image', id: 'i', name: 'i', size: 1e9, inUse: false, dangling: true, project: null }],
        layersSize: 0,
      },
      free: 1e8,
      total: 1e11,
    },
  },
);

test('every rule of the family has a finding here, in both languages', () => {
  for (const rule of machineRules) {
    const [english, chinese] = [rule.find(known, 'en'), rule.find(known, 'zh-CN')];
    expect(
      english.map(({ code }) => code),
      rule.code,
    ).toEqual([rule.code]);
    expect(chinese.map(({ code, service }) => [code, service])).toEqual(
      english.map(({ code, service }) => [code, service]),
    );
    const said = (findings: typeof english) =>
      findings.flatMap(({ title, why, fixes }) => [title, why, ...fixes.flatMap((fix) => [fix.title, fix.explain])]);
    for (const sentence of said(english)) expect(sentence).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
    for (const sentence of said(chinese)) expect(sentence).toMatch(/[\u4e00-\u9fff]/);
  }
});
