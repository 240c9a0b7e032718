import { expect, test } from 'vitest';
import { hashOf } from '../../../src/compose/config-text.ts';
import type { Container } from '../../../src/model/container.ts';
import { fold } from '../../../src/model/fold.ts';
import type { Project, ServiceSpec } from '../../../src/model/project.ts';
import type { NamedImage, ServiceConfiguration } from '../../../src/model/staleness.ts';
import { emptyWorld, type World } from '../../../src/model/world.ts';
import { findStaleness, type Sources } from '../../../src/session/staleness/find.ts';
import { openConfigMemory } from '../../../src/session/staleness/memory.ts';
import { project as example } from '../../example-project.ts';
import { runningContainer } from '../fakes.ts';

const TEXT = '{"image":"bb"}';
const HASH = hashOf([TEXT], () => '');
const NAMED: NamedImage = { id: 'sha256:1', createdAt: 0, namedAt: 0, size: 0 };

const spec: ServiceSpec = {
  ...(example.services.find(({ name }) => name === 'adminer') as ServiceSpec),
  name: 'web',
  image: 'bb',
  command: null,
  entrypoint: null,
  environment: { LEVEL: 'info' },
  labels: {},
  ports: [],
  networks: [],
  volumes: [],
  healthcheck: null,
  restart: '',
};
const project: Project = { ...example, services: [spec, { ...spec, name: 'parent' }] };

const configuration: ServiceConfiguration = {
  texts: [[TEXT], ['{"old":true}']],
  leaves: { image: '"bb"', 'environment.LEVEL': '"info"' },
  opaque: false,
};

const web = (changes: Partial<Container> = {}) =>
  runningContainer('1', 'web', {
    imageId: 'sha256:1',
    configHash: HASH,
    environment: { LEVEL: 'info' },
    labels: { 'com.docker.compose.version': '2.40.3' },
    ...changes,
  });

function worldOf(...containers: readonly Container[]): World {
  return [
    { at: 1, type: 'compose.found', version: '2.40.3-3' } as const,
    { at: 1, type: 'project.read', project } as const,
    { at: 1, type: 'containers.listed', containers } as const,
  ].reduce(fold, emptyWorld);
}

function sources(changes: Partial<Sources> = {}) {
  const asked: string[] = [];
  const all: Sources = {
    images: async (references) => {
      asked.push(...references);
      return Object.fromEntries(references.map((reference) => [reference, NAMED]));
    },
    configurations: async () => ({ web: configuration }),
    vouched: async () => {
      asked.push('vouched');
      return new Set(['web']);
    },
    memory: openConfigMemory(null),
    ...changes,
  };
  return { all, asked };
}

const find = async (containers: readonly Container[], changes: Partial<Sources> = {}) =>
  (await findStaleness(worldOf(...containers), project, sources(changes).all)).web;

test('a container with the hash and the image of now is not stale, and Compose is asked no more', async () => {
  const { all, asked } = sources();
  const found = await findStaleness(worldOf(web()), project, all);
  expect(found).toEqual({ web: { image: false, config: { stale: false, keys: [] } } });
  expect(asked).toEqual(['bb']);
});

test('the hash of an older Compose counts as well', async () => {
  const old = hashOf(['{"old":true}'], () => '');
  expect((await find([web({ configHash: old })]))?.config).toEqual({ stale: false, keys: [] });
});

test('another hash is stale where Compose vouches for ours, and unknown where it does not', async () => {
  const other = [web({ configHash: 'other', environment: { LEVEL: 'debug' } })];
  expect((await find(other))?.config).toEqual({ stale: true, keys: ['environment.LEVEL'] });
  const unknown = { stale: null, keys: [] };
  expect((await find(other, { vouched: async () => new Set() }))?.config).toEqual(unknown);
  expect((await find(other, { vouched: async () => null }))?.config).toEqual(unknown);
  expect((await find(other, { configurations: async () => null }))?.config).toEqual(unknown);
  const opaque = { web: { ...configuration, opaque: true } };
  expect((await find(other, { configurations: async () => opaque }))?.config).toEqual(unknown);
  expect((await find([web({ configHash: '' })]))?.config).toEqual(unknown);
});

test('keys are exact where the older configuration was seen, whatever the container tells', async () => {
  const memory = openConfigMemory(null);
  const leaves = { image: '"bb"', 'environment.LEVEL': '"info"', 'ulimits.nofile': '1' };
  await memory.learn([{ service: 'web', hash: 'other', leaves }], new Set());
  const found = await find([web({ configHash: 'other', environment: { LEVEL: 'debug' } })], { memory });
  expect(found?.config).toEqual({ stale: true, keys: ['ulimits.nofile'] });
});

test('what is read now is remembered for later, under the hash of now', async () => {
  const memory = openConfigMemory(null);
  await find([web({ configHash: 'other' })], { memory });
  const later = { ...configuration, texts: [['later']], leaves: { image: '"bb:2"', 'environment.LEVEL': '"info"' } };
  const found = await find([web()], { memory, configurations: async () => ({ web: later }) });
  expect(found?.config).toEqual({ stale: true, keys: ['image'] });
});

test('what another Compose made is stale only by what its container holds', async () => {
  const labels = { 'com.docker.compose.version': '2.26.1' };
  expect((await find([web({ configHash: 'other', labels })]))?.config).toEqual({ stale: null, keys: [] });
  const differing = web({ configHash: 'other', labels, environment: { LEVEL: 'debug' } });
  expect((await find([differing]))?.config).toEqual({ stale: true, keys: ['environment.LEVEL'] });
});

test('one stale replica makes the service stale', async () => {
  const found = await find([
    web(),
    web({ id: '2', number: 2, configHash: 'other', environment: { LEVEL: 'debug' }, imageId: 'sha256:0' }),
  ]);
  expect(found).toEqual({ image: true, config: { stale: true, keys: ['environment.LEVEL'] } });
});

test('an image is stale when its name belongs to another, by id or by the label of Compose', async () => {
  expect((await find([web({ imageId: 'sha256:2' })]))?.image).toBe(true);
  expect((await find([web({ imageId: '1' })]))?.image).toBe(false);
  const labels = { 'com.docker.compose.image': 'sha256:1' };
  expect((await find([web({ imageId: 'sha256:manifest', labels })]))?.image).toBe(false);
  expect((await find([web({ imageId: 'sha256:2' })], { images: async () => ({ bb: null }) }))?.image).toBeNull();
  expect((await find([web()], { images: async () => null }))?.image).toBeNull();
});

test('a container that was made from an id is asked about by the name in the files', async () => {
  const { all, asked } = sources();
  await findStaleness(worldOf(web({ image: `sha256:${'0'.repeat(64)}` })), project, all);
  expect(asked).toEqual(['bb']);
});

test('one-off containers and orphans are left out', async () => {
  const world = worldOf(web({ oneOff: true }), runningContainer('9', 'gone'));
  expect(await findStaleness(world, project, sources().all)).toEqual({});
});

const reference = { written: 'service:parent', prefix: 'container:', containerOf: 'parent' };
const shared: ServiceConfiguration = {
  texts: [['{"network_mode":"', reference, '"}']],
  leaves: { network_mode: '"service:parent"' },
  opaque: false,
};
const sharing = (id: string) => hashOf(['{"network_mode":"container:', id, '"}'], () => '');

test('a network shared with another service follows that one', async () => {
  const configurations = async () => ({ web: shared });
  const parent = runningContainer('p1', 'parent');
  const memory = openConfigMemory(null);
  const own = web({ configHash: sharing('p1') });
  const changes = { configurations, memory };
  expect((await find([own, parent], changes))?.config).toEqual({ stale: false, keys: [] });
  const anew = runningContainer('p2', 'parent');
  expect((await find([own, anew], changes))?.config).toEqual({ stale: true, keys: ['network_mode'] });
  expect((await find([own], changes))?.config).toEqual({ stale: null, keys: [] });
});
