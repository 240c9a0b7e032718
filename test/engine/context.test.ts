import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type EngineChoice, locateEngine } from '../../src/engine/context.ts';
import type { FileReader } from '../../src/engine/files.ts';

const hash = (name: string) => createHash('sha256').update(name).digest('hex');

/** Files by path; a socket is a file without text. */
function disk(files: Readonly<Record<string, string>>): FileReader {
  return {
    text: (path) => files[path] ?? null,
    exists: (path) => path in files,
    names: (folder) => [
      ...new Set(
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
  };
}

function stored(name: string, host: string, folder = '/home/me/.docker', more = {}) {
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false, ...more } } };
  return { [`${folder}/contexts/meta/${hash(name)}/meta.json`]: JSON.stringify(meta) };
}

function find(choice: Partial<EngineChoice>, files: Readonly<Record<string, string>> = {}) {
  const found = locateEngine({ context: null, env: {}, home: '/home/me', platform: 'linux', ...choice }, disk(files));
  return found.ok ? found.value : found.problem;
}

const socket = { '/var/run/docker.sock': '' };
const lab = stored('lab', 'tcp://lab:2375');
const current = { '/home/me/.docker/config.json': '{"currentContext":"lab"}' };

test('the default socket needs nothing from anyone', () => {
  expect(find({}, socket)).toEqual({
    context: 'default',
    host: 'unix:///var/run/docker.sock',
    address: { kind: 'socket', path: '/var/run/docker.sock' },
    environment: null,
  });
});

test('the current context of the configuration', () => {
  expect(find({}, { ...socket, ...lab, ...current })).toMatchObject({
    context: 'lab',
    host: 'tcp://lab:2375',
    address: { kind: 'tcp', host: 'lab', port: 2375, tls: null },
    environment: null,
  });
});

test('DOCKER_CONTEXT beats the current context', () => {
  const files = { ...lab, ...current, ...stored('desk', 'unix:///desk.sock') };
  expect(find({ env: { DOCKER_CONTEXT: 'desk' } }, files)).toMatchObject({ context: 'desk', environment: null });
});

test('DOCKER_HOST beats DOCKER_CONTEXT', () => {
  const env = { DOCKER_HOST: 'unix:///my.sock', DOCKER_CONTEXT: 'lab' };
  expect(find({ env }, { ...lab, ...socket })).toMatchObject({
    context: 'default',
    host: 'unix:///my.sock',
    environment: null,
  });
});

test('--context beats everything, and children are told', () => {
  expect(find({ context: 'lab' }, { ...lab, ...socket })).toMatchObject({
    context: 'lab',
    environment: { DOCKER_CONTEXT: 'lab' },
  });
  expect(find({ context: 'lab', env: { DOCKER_HOST: 'unix:///my.sock' } }, lab)).toMatchObject({
    context: 'lab',
    environment: { DOCKER_CONTEXT: 'lab', DOCKER_HOST: '' },
  });
});

test('--context default is DOCKER_HOST where that is set, and the default socket otherwise', () => {
  const env = { DOCKER_HOST: 'unix:///my.sock', DOCKER_CONTEXT: 'lab' };
  expect(find({ context: 'default', env }, lab)).toMatchObject({ host: 'unix:///my.sock' });
  expect(find({ context: 'default' }, { ...lab, ...current, ...socket })).toMatchObject({
    host: 'unix:///var/run/docker.sock',
    environment: { DOCKER_CONTEXT: 'default' },
  });
});

test('a context that does not exist is a problem that names those that do', () => {
  expect(find({ context: 'nope' }, { ...lab, ...stored('desk', 'unix:///x') })).toEqual({
    kind: 'context-not-found',
    context: 'nope',
    known: ['default', 'desk', 'lab'],
  });
});

test('DOCKER_CONFIG moves the folder; a broken configuration counts as none', () => {
  const files = { ...stored('lab', 'tcp://other', '/cfg'), '/cfg/config.json': '{"currentContext":"lab"}' };
  expect(find({ env: { DOCKER_CONFIG: '/cfg' } }, files)).toMatchObject({ host: 'tcp://other' });
  expect(find({}, { ...socket, '/home/me/.docker/config.json': '{' })).toMatchObject({ context: 'default' });
});

test('a context’s certificates', () => {
  const tls = `/home/me/.docker/contexts/tls/${hash('lab')}/docker`;
  const files = { ...stored('lab', 'tcp://lab:2376'), [`${tls}/ca.pem`]: 'CA', [`${tls}/key.pem`]: 'KEY' };
  expect(find({ context: 'lab' }, files)).toMatchObject({
    address: { tls: { ca: 'CA', cert: null, key: 'KEY', verify: true } },
  });
});

test('DOCKER_TLS_VERIFY with certificates in DOCKER_CERT_PATH', () => {
  const env = { DOCKER_HOST: 'tcp://lab', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
  expect(find({ env }, { '/certs/cert.pem': 'CERT' })).toMatchObject({
    address: { kind: 'tcp', host: 'lab', port: 2376, tls: { ca: null, cert: 'CERT', verify: true } },
  });
});

test.each([
  ['/home/me/.docker/run/docker.sock', {}],
  ['/home/me/.colima/default/docker.sock', {}],
  ['/opt/colima/default/docker.sock', { COLIMA_HOME: '/opt/colima' }],
  ['/home/me/.orbstack/run/docker.sock', {}],
  ['/run/user/1000/docker.sock', { XDG_RUNTIME_DIR: '/run/user/1000' }],
  ['/run/user/1000/podman/podman.sock', { XDG_RUNTIME_DIR: '/run/user/1000' }],
  ['/run/podman/podman.sock', {}],
])('without the default socket, %s is found and children are sent there', (path, env) => {
  expect(find({ env }, { [path]: '' })).toMatchObject({
    context: 'default',
    host: `unix://${path}`,
    environment: { DOCKER_HOST: `unix://${path}` },
  });
});

test('with no socket at all, the default one is tried', () => {
  expect(find({})).toMatchObject({ host: 'unix:///var/run/docker.sock', environment: null });
  expect(find({ platform: 'win32' })).toMatchObject({
    address: { kind: 'socket', path: '\\\\.\\pipe\\docker_engine' },
  });
});

test('a host that is none', () => {
  expect(find({ env: { DOCKER_HOST: 'gopher://x' } })).toMatchObject({ kind: 'failed', host: 'gopher://x' });
});
