import { expect, it } from 'vitest';
import { projectFromConfig } from '../../src/compose/config.ts';
import { asContainer } from '../../src/model/project.ts';
import { recorded, VERSIONS } from './recorded.ts';

const surroundings = {
  directory: '/project/tricky',
  files: ['/project/tricky/compose.yaml'],
  envFiles: [],
  profiles: [],
};

it('reads what Compose made of a project with everything in it', () => {
  const project = projectFromConfig(recorded('config-tricky', '2.40').out, surroundings);
  expect(project).toMatchObject({ origin: 'resolved', name: 'dwc-tricky', ...surroundings });
  expect(project.services.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['api', true],
    ['mail', true],
    ['tools', false],
    ['worker', true],
  ]);
  expect(project.services[0]).toEqual({
    name: 'api',
    image: 'bb:latest',
    build: {
      context: '/project/tricky/api',
      dockerfile: 'Dockerfile.dev',
      target: '',
      args: {},
      contexts: {},
      noCache: false,
    },
    command: ['sh', '-c', 'echo $HOME && sleep 5'],
    entrypoint: null,
    profiles: [],
    enabled: true,
    restart: '',
    scale: 2,
    dependsOn: [{ service: 'worker', condition: 'service_started', required: true }],
    healthcheck: {
      test: ['CMD-SHELL', 'curl -f localhost'],
      intervalMs: 90_000,
      timeoutMs: 500,
      startPeriodMs: 3_605_000,
      retries: 4,
    },
    ports: [{ hostIp: '', published: '18395', target: 80, protocol: 'tcp' }],
    networks: ['back', 'default'],
    volumes: [
      { type: 'volume', source: 'data', target: '/data' },
      { type: 'bind', source: '/project/tricky/api', target: '/src' },
      { type: 'tmpfs', source: '', target: '/tmp' },
      { type: 'volume', source: '', target: '/anonymous' },
    ],
    environment: { BASE_FILE: '1', EMPTY: null, FROM_BASE: 'yes', LEVEL: 'override', PRICE: '$5' },
    labels: {},
    watch: [
      {
        service: 'api',
        path: '/project/tricky/api',
        action: 'sync+exec',
        target: '/src',
        ignore: ['node_modules/'],
        include: ['*.py'],
        initialSync: true,
        exec: ['echo', 'hi'],
        execAs: asContainer,
      },
    ],
  });
  expect(project.services[2]).toMatchObject({
    profiles: ['debug', 'ops'],
    dependsOn: [{ service: 'api', condition: 'service_healthy', required: false }],
  });
  expect(project.services[3]).toMatchObject({
    restart: 'unless-stopped',
    scale: 3,
    healthcheck: null,
    entrypoint: ['sleep'],
  });
  expect(project.networks).toEqual([
    { key: 'back', name: 'dwc-back', external: true },
    { key: 'default', name: 'dwc-tricky_default', external: false },
  ]);
  expect(project.volumes).toEqual([{ key: 'data', name: 'dwc-volume', external: false }]);
});

it.each(VERSIONS)('reads the same project of Compose %s', (version) => {
  const project = projectFromConfig(recorded('config-app', version).out, surroundings);
  expect(project.services.map(({ name }) => name)).toEqual(['api', 'db', 'migrate']);
  expect(project.services[0]).toMatchObject({
    build: { context: '/project/app', dockerfile: 'Dockerfile' },
    ports: [{ hostIp: '', published: '18391', target: 8000, protocol: 'tcp' }],
    dependsOn: [
      { service: 'db', condition: 'service_healthy', required: true },
      { service: 'migrate', condition: 'service_completed_successfully', required: true },
    ],
    watch: [
      { path: '/project/app/src', action: 'sync', target: '/app/src' },
      { path: '/project/app/conf', action: 'sync+restart' },
      { path: '/project/app/package.json', action: 'rebuild', target: '' },
    ],
  });
  expect(project.services[1]?.healthcheck).toEqual({
    test: ['CMD-SHELL', 'true'],
    intervalMs: 500,
    timeoutMs: 2000,
    startPeriodMs: 0,
    retries: 2,
  });
});

it('turns services on by their profiles', () => {
  const config = JSON.stringify({ services: { a: { profiles: ['x', 'y'] }, b: { profiles: ['z'] }, c: {} } });
  const enabled = (profiles: readonly string[]) =>
    projectFromConfig(config, { ...surroundings, profiles })
      .services.filter((service) => service.enabled)
      .map(({ name }) => name);
  expect(enabled([])).toEqual(['c']);
  expect(enabled(['y'])).toEqual(['a', 'c']);
  expect(enabled(['*'])).toEqual(['a', 'b', 'c']);
});
