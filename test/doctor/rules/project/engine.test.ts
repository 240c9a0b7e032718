import { describe, expect, it, test } from 'vitest';
import type { EngineProblem } from '../../../../src/model/problem.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { exampleWorld } from '../../../example-world.ts';
import { evidence, found, knowing, NOW, pasted, recorded, theOne, ways } from './known.ts';

const lost = (problem: EngineProblem) => knowing({ engine: { state: 'lost', problem, since: NOW, last: null } });

describe('an engine that does not answer', () => {
  it('is told from the connection, with what starts it', () => {
    const known = lost({
      kind: 'unreachable',
      host: 'unix:///var/run/docker.sock',
      detail: 'connect ENOENT /var/run/docker.sock',
    });
    const finding = theOne(known, 'engine.unreachable');
    expect(finding.title).toBe('No Docker Engine answers at unix:///var/run/docker.sock');
    expect(finding.why).toContain('There is nothing at /var/run/docker.sock');
    expect(evidence(finding)).toEqual(['unix:///var/run/docker.sock: connect ENOENT /var/run/docker.sock']);
    expect(ways(finding)).toEqual([
      'docker context ls',
      'sudo systemctl start docker',
      'docker desktop start',
      'journalctl -u docker -n 50 --no-pager',
    ]);
  });

  it.each([
    ['unix:///home/ann/.colima/default/docker.sock', 'colima start'],
    ['unix:///Users/ann/.orbstack/run/docker.sock', 'orb start'],
    ['unix:///Users/ann/.docker/run/docker.sock', 'docker desktop start'],
    ['npipe:////./pipe/dockerDesktopLinuxEngine', 'docker desktop start'],
    ['unix:///run/user/1000/docker.sock', 'systemctl --user start docker'],
    ['ssh://ann@box', 'ssh ann@box docker version'],
    ['tcp://10.0.0.5:2375', 'check the address'],
  ])('%s', (host, way) => {
    expect(ways(theOne(lost({ kind: 'unreachable', host, detail: 'refused' }), 'engine.unreachable'))[1]).toBe(way);
  });

  it('may hang, answer with an error, or be meant by a context that does not exist', () => {
    const timeout = theOne(lost({ kind: 'timeout', host: 'unix:///s', afterMs: 5000 }), 'engine.unreachable');
    expect(timeout.why).toContain('5 s');
    const error = theOne(lost({ kind: 'failed', host: 'unix:///s', detail: 'boom' }), 'engine.unreachable');
    expect(evidence(error)).toEqual(['unix:///s: boom']);
    const context = lost({ kind: 'context-not-found', context: 'nope', known: ['default', 'desktop-linux'] });
    expect(theOne(context, 'engine.unreachable').why).toContain('default, desktop-linux');
  });

  it('is not told of one that answers, or is being asked', () => {
    expect(found(knowing(exampleWorld('healthy')))).toEqual([]);
    expect(found(knowing(emptyWorld))).toEqual([]);
  });
});

test('a socket that this user may not open', () => {
  const finding = theOne(
    lost({ kind: 'permission-denied', host: 'unix:///var/run/docker.sock' }),
    'engine.permission-denied',
  );
  expect(finding.why).toContain('/var/run/docker.sock may be opened by root');
  expect(ways(finding).slice(0, 2)).toEqual(['id', 'sudo sh -c usermod -aG docker "$SUDO_USER"']);
});

describe('texts', () => {
  it.each(['2.26', '2.40'] as const)('of Compose %s', (version) => {
    const away = theOne(pasted(recorded('engine-away', version)), 'engine.unreachable');
    expect(away.title).toBe('No Docker Engine answers at unix:///nope.sock');
    expect(theOne(pasted(recorded('engine-away-tcp', version)), 'engine.unreachable').title).toContain(
      'tcp://127.0.0.1:9',
    );
    expect(theOne(pasted(recorded('engine-denied', version)), 'engine.permission-denied').why).toContain(
      '/var/run/docker.sock',
    );
    theOne(pasted(recorded('engine-denied-ps', version)), 'engine.permission-denied');
  });

  // Compose 1: github.com/docker/compose/issues/4181 and 1214; Docker 29 and Docker Desktop: what their users report; docker-py: github.com/docker/compose.
  it.each([
    [
      "ERROR: Couldn't connect to Docker daemon at http+docker://localunixsocket - is it running?",
      'engine.unreachable',
    ],
    [
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      'engine.unreachable',
    ],
    [
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/containers/json": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.',
      'engine.unreachable',
    ],
    ['Cannot connect to the Docker daemon. Is the docker daemon running on this host?', 'engine.unreachable'],
    [
      'Failed to initialize: unable to resolve docker endpoint: context "nope": context not found: open meta.json',
      'engine.unreachable',
    ],
    [
      'Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get http://%2Fvar%2Frun%2Fdocker.sock/v1.40/containers/json: dial unix /var/run/docker.sock: connect: permission denied',
      'engine.permission-denied',
    ],
    [
      'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
      'engine.permission-denied',
    ],
    [
      "docker.errors.DockerException: Error while fetching server API version: ('Connection aborted.', PermissionError(13, 'Permission denied'))",
      'engine.permission-denied',
    ],
  ] as const)('%s', (text, code) => {
    theOne(pasted(text), code);
  });

  it('of a container about an engine of its own are none', () => {
    expect(
      found(
        pasted('runner-1  | Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?'),
      ),
    ).toEqual([]);
  });

  it('of commands of this session are not judged: the connection itself tells', () => {
    const known = { ...pasted(recorded('engine-away', '2.40'), exampleWorld('healthy')), isPasted: false };
    expect(found(known)).toEqual([]);
  });
});
