import { describe, expect, it } from 'vitest';
import type { HostPath } from '../../../../src/doctor/question.ts';
import { bindSourceMissing as rule } from '../../../../src/doctor/rules/machine/bind-source-missing.ts';
import type { Container } from '../../../../src/model/container.ts';
import { container, diagnose, failedCommand, find, knowing, pasted, recorded, world } from './known.ts';

const madeByDocker: HostPath = { kind: 'directory', isEmpty: true, owner: 0, createdAt: 1 };
const missing: HostPath = { kind: 'missing', isEmpty: false, owner: 0, createdAt: null };
const bind = (source: string, target: string) => ({ type: 'bind', source, target, readOnly: false });
const source = '/srv/shop/config.json';
const places = {
  'services.read.volumes.0': { file: '/srv/shop/compose.yaml', line: 4, written: './config.json:/app/config.json:ro' },
};
const mounts = [bind(source, '/app/config.json'), bind('/srv/shop/src', '/app/src')];
const failed = { state: 'exited', exitCode: 1, finishedAt: 2, mounts } as const;
const read = (changes: Partial<Container> = failed) => world({ read: {} }, [container('read', changes)], places);
const python = { read: ["IsADirectoryError: [Errno 21] Is a directory: '/app/config.json'"] };

describe('a mount that had no source', () => {
  it('is looked at where the program found a folder, by the target it names', () => {
    expect(rule.asks?.(knowing(read(), { logs: python }))).toEqual([{ kind: 'path', path: source }]);
    expect(rule.asks?.(knowing(read()))).toEqual([]);
    expect(rule.asks?.(knowing(read(), { logs: { read: ["IsADirectoryError: '/app/other.json'"] } }))).toEqual([]);
  });

  it('is proved by the empty folder, with the line that names it and how to remove it', () => {
    const [finding, ...more] = find(rule, knowing(read(), { logs: python, paths: { [source]: madeByDocker } }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      service: 'read',
      severity: 'error',
      evidence: [
        { source: 'log of read', text: python.read[0] },
        { source, text: 'an empty folder that belongs to root' },
        { source: 'compose.yaml:4' },
      ],
      fixes: [
        { argv: null, edit: { file: '/srv/shop/compose.yaml', line: 4 }, danger: 'none' },
        { argv: ['sudo', 'rmdir', source], danger: 'deletes' },
      ],
    });
  });

  it('is not claimed of what is a file, has files in it, or could not be looked at', () => {
    const found = (path: HostPath | null) => find(rule, knowing(read(), { logs: python, paths: { [source]: path } }));
    expect(found({ ...madeByDocker, kind: 'file', isEmpty: false })).toEqual([]);
    expect(found({ ...madeByDocker, isEmpty: false })).toEqual([]);
    expect(found(null)).toEqual([]);
    expect(find(rule, knowing(read(), { logs: python }))).toEqual([]);
  });

  it('is found where the program does not say which file: of the mounts that look like one', () => {
    const logs = { read: ['Error: EISDIR: illegal operation on a directory, read'] };
    const known = knowing(read(), { logs, paths: { [source]: madeByDocker, '/srv/shop/src': madeByDocker } });
    expect(rule.asks?.(known)).toEqual([{ kind: 'path', path: source }]);
    expect(find(rule, known)).toHaveLength(1);
  });

  it('is no matter of a service that got over it', () => {
    const paths = { [source]: madeByDocker };
    const later = { read: [...python.read, ...Array.from({ length: 25 }, (_, n) => `request ${n}`)] };
    expect(find(rule, knowing(read({ mounts }), { logs: later, paths }))).toEqual([]);
    expect(find(rule, knowing(read({ mounts, health: 'healthy' }), { logs: python, paths }))).toEqual([]);
    expect(find(rule, knowing(read({ ...failed, exitCode: 0 }), { logs: python, paths }))).toEqual([]);
    expect(find(rule, knowing(read({ mounts }), { logs: python, paths }))).toHaveLength(1);
  });

  it('is found in the engine’s error of a container that could not start', () => {
    const error = recorded('bind-onto-2.40.txt').at(-1)?.replace('Error response from daemon: ', '') ?? '';
    const settings = '/srv/shop/settings.toml';
    const onto = { state: 'created', startedAt: null, error, mounts: [bind(settings, '/usr/lib/os-release')] } as const;
    const known = knowing(world({ onto: {} }, [container('onto', onto)]), { paths: { [settings]: madeByDocker } });
    expect(rule.asks?.(known)).toEqual([{ kind: 'path', path: settings }]);
    const [finding] = find(rule, known);
    expect(finding?.evidence[0]?.text).toMatch(/^error mounting "\/srv\/shop\/settings.toml"/);
    expect(diagnose(known, 'en').map(({ code }) => code)).toEqual(['bind.source-missing']);
  });

  it('is found where the engine read the folder itself', () => {
    const error = recorded('bind-user-2.40.txt').at(-1) ?? '';
    const passwd = '/srv/shop/passwd';
    const user = { state: 'created', startedAt: null, error, mounts: [bind(passwd, '/etc/passwd')] } as const;
    const paths = { [passwd]: madeByDocker };
    expect(find(rule, knowing(world({ user: {} }, [container('user', user)]), { paths }))).toHaveLength(1);
  });

  it('is found where the engine refused, by the files, since no container was made', () => {
    const strict = world({ strict: { volumes: [{ type: 'bind', source: '/srv/shop/gone', target: '/gone' }] } });
    const outputs = [failedCommand(recorded('bind-strict-2.40.txt'))];
    const [finding, ...more] = find(rule, knowing(strict, { outputs, paths: { '/srv/shop/gone': missing } }));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ service: 'strict', fixes: [{}, { argv: ['mkdir', '-p', '/srv/shop/gone'] }] });
    const there = knowing(strict, { outputs, paths: { '/srv/shop/gone': { ...madeByDocker, owner: 1000 } } });
    expect(find(rule, there)).toEqual([]);
  });
});

describe('a pasted text about a mount', () => {
  it('is enough where the engine says it', () => {
    const refused = find(rule, pasted(recorded('bind-strict-2.40.txt')));
    expect(refused).toMatchObject([
      { service: null, why: expect.stringContaining('There is nothing at /srv/shop/gone') },
    ]);
    expect(find(rule, pasted(recorded('bind-strict-2.40.txt'), world({})))).toMatchObject([{ service: 'strict' }]);
    expect(find(rule, pasted(recorded('bind-onto-2.40.txt')))).toHaveLength(1);
  });

  it('is not where only a program found a folder', () => {
    expect(find(rule, pasted(recorded('bind-read-2.40.txt')))).toEqual([]);
    const known = pasted(recorded('bind-read-2.40.txt'), read(), { paths: { [source]: madeByDocker } });
    expect(find(rule, known)).toMatchObject([{ service: 'read' }]);
  });
});
