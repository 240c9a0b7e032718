import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type NetworkSummary, type SystemUsage, toDiskUsage } from '../../src/engine/disk.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`fixtures/${name}-28.5.json`, import.meta.url), 'utf8'));
const { items, layersSize } = toDiskUsage(read('system-df') as SystemUsage, read('networks') as NetworkSummary[]);
const named = (name: string) => items.find((item) => item.name === name);

test('largest first, with the size of all layers', () => {
  const sizes = items.map(({ size }) => size);
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  expect(layersSize).toBe(200882472);
});

test('an image counts what it does not share', () => {
  expect(named('debian-dev:local')).toMatchObject({ kind: 'image', size: 198899724, inUse: false, dangling: false });
  expect(named('bb:latest')).toMatchObject({ kind: 'image', size: 0, inUse: true, dangling: false });
  expect(named('dwc-app-api:latest')).toMatchObject({ project: 'dwc-app', inUse: true });
});

test('an image without a tag is dangling', () => {
  expect(named('b45f7146bd74')).toMatchObject({ kind: 'image', size: 41, dangling: true, inUse: false });
});

test('containers that a prune would leave are in use', () => {
  expect(named('dwc-app-api-1')).toMatchObject({ kind: 'container', inUse: true, project: 'dwc-app' });
  expect(named('shop-queue-1')).toMatchObject({ inUse: true });
  expect(named('shop-loop-1')).toMatchObject({ inUse: true });
  expect(named('shop-web-1')).toMatchObject({ inUse: false });
});

test('networks: the engine’s own and those of running containers are in use', () => {
  expect(named('bridge')).toMatchObject({ kind: 'network', inUse: true, size: 0 });
  expect(named('dwc-app_default')).toMatchObject({ inUse: true, project: 'dwc-app' });
  expect(named('shop_default')).toMatchObject({ inUse: false, project: 'shop' });
});

test('an anonymous volume is what a plain prune takes', () => {
  const volumes = items.filter(({ kind }) => kind === 'volume');
  expect(volumes.filter(({ dangling }) => dangling)).toHaveLength(2);
  expect(named('dwc-app_data')).toMatchObject({ inUse: true, dangling: false });
});

test('build cache that is shared stays in a plain prune', () => {
  expect(named('local source for dockerfile')).toMatchObject({ kind: 'build-cache', size: 124, dangling: true });
  expect(named('[4/6] COPY package.json .')).toMatchObject({ dangling: false });
});

test('an engine that counts nothing', () => {
  expect(toDiskUsage({ Images: null, Volumes: [{ Name: 'v', UsageData: { Size: -1, RefCount: -1 } }] }, [])).toEqual({
    items: [{ kind: 'volume', id: 'v', name: 'v', size: 0, inUse: false, dangling: false, project: null }],
    layersSize: 0,
  });
});
