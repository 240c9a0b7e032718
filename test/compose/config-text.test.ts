import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf, serviceMembers } from '../../src/compose/config-text.ts';
import { configurationsOf } from '../../src/compose/configurations.ts';
import type { ContainerReference, HashedText } from '../../src/model/staleness.ts';

const said = (kind: string) => readFileSync(join(import.meta.dirname, `fixtures/said/hashes.2.40.${kind}`), 'utf8');
const pairs = (kind: string) =>
  said(kind)
    .trim()
    .split('\n')
    .map((line) => line.split(' '));

const configurations = configurationsOf(serviceMembers(said('json')));
const labels = Object.fromEntries(pairs('labels'));
const containers = pairs('ids');

/** The hash with every reference resolved to the first container of its service, as `up` does. */
function resolved(text: HashedText | undefined): string {
  const idOf = ({ prefix, containerOf }: ContainerReference) =>
    prefix + (containers.find(([service]) => service === containerOf)?.[1] ?? '');
  return hashOf(text ?? [], idOf);
}

test.for(Object.keys(labels))('the hash of %s is the one that up wrote on its container', (service) => {
  expect(resolved(configurations[service]?.texts[0])).toBe(labels[service]);
});

test('every service of the project is there, those with a profile too', () => {
  expect(Object.keys(configurations).sort()).toEqual(Object.keys(labels).sort());
});

test('an older Compose hashes dependencies and profiles as well', () => {
  const [now, once] = configurations.waits?.texts ?? [];
  expect(now?.join('')).not.toContain('depends_on');
  expect(once?.join('')).toContain('"depends_on":{"optional":{"condition":"service_started","required":false},');
  expect(configurations.optional?.texts[1]?.join('')).toContain('"profiles":["extra"]');
});

test('how many replicas there are is no part of the text, wherever it stands', () => {
  const text = (deploy: string) =>
    configurationsOf({ a: [{ key: 'deploy', text: `"deploy":${deploy}` }] }).a?.texts[0]?.join('');
  expect(text('{"replicas":2,"placement":{}}')).toBe('{"deploy":{"placement":{}}}');
  expect(text('{"mode":"x","replicas":2}')).toBe('{"deploy":{"mode":"x"}}');
  expect(text('{"mode":"x"}')).toBe('{"deploy":{"mode":"x"}}');
});

test('a reference is told from a mode that names a container', () => {
  const text = (member: string) =>
    configurationsOf({ a: [{ key: 'network_mode', text: member }] }).a?.texts[0]?.filter((piece) => piece !== '');
  expect(text('"network_mode":"container:x"')).toEqual(['{', '"network_mode":"container:x"', '}']);
  expect(text('"network_mode":"service:x"')).toEqual([
    '{',
    '"network_mode":"',
    { written: 'service:x', prefix: 'container:', containerOf: 'x' },
    '"',
    '}',
  ]);
});

test('leaves are the values by key path', () => {
  expect(configurations.env?.leaves).toEqual({
    image: '"bb:latest"',
    'environment.10': '"ten"',
    'environment.9': '"nine"',
    'environment.ABSENT': 'null',
    'environment.EMPTY': '""',
    'environment.FROM_FILE': '"1"',
    'environment.FROM_SHELL': '"a secret"',
    'environment.GIVEN': '"1"',
    'environment.MONEY': '"a"',
    'environment.ODD': JSON.stringify('<a & "b"> \\ ä 猫 $HOME'),
    'networks.default': 'null',
  });
  expect(configurations.checked?.leaves).toMatchObject({
    'healthcheck.interval': '"1m30s"',
    restart: '"on-failure:3"',
    'labels.a.b': '"c"',
    cap_add: '["NET_ADMIN"]',
  });
  expect(Object.keys(configurations.replicated?.leaves ?? {})).not.toContain('deploy.replicas');
  expect(Object.keys(configurations.waits?.leaves ?? {})).toEqual(['command', 'image', 'networks.default']);
});

test('what is added behind the back of config makes a service opaque', () => {
  expect(configurations.plain?.opaque).toBe(false);
  expect(configurationsOf({ a: [{ key: 'models', text: '"models":{}' }] }).a?.opaque).toBe(true);
});
