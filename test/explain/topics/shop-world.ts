import type { Container } from '../../../src/model/container.ts';
import { fold } from '../../../src/model/fold.ts';
import type { Project, ServiceSpec } from '../../../src/model/project.ts';
import type { ProjectSources } from '../../../src/model/sources.ts';
import { emptyWorld, type World } from '../../../src/model/world.ts';
import { project as other, services } from '../../example-project.ts';
import { exampleFacts, exampleWorld, NOW } from '../../example-world.ts';

const folder = '/srv/Web_Shop';
const file = `${folder}/compose.yaml`;
const envFile = `${folder}/shop.env`;
const apiEnv = `${folder}/api/api.env`;
const at = (line: number, written: string | null) => ({ file, line, written });

const [adminer] = services as readonly [ServiceSpec];
const plain: ServiceSpec = { ...adminer, ports: [], image: null, restart: '', volumes: [] };

/** A project that is as little like the other example as can be: one file, a `name:`, a target, arguments, digests, a profile, volumes and a shell that sets something. */
export const shopProject: Project = {
  ...other,
  name: 'web-shop',
  directory: folder,
  files: [file],
  envFiles: [envFile],
  profiles: [],
  services: [
    {
      ...plain,
      name: 'api',
      image: 'ghcr.io/acme/api:2.1',
      build: {
        context: folder,
        dockerfile: 'api/Dockerfile',
        target: 'runtime',
        args: { NPM_TOKEN: 'very-secret-token' },
        contexts: { shared: `${folder}/packages` },
        noCache: false,
      },
      entrypoint: ['tini', '--'],
      command: ['node', 'server.js', '--db-password=hunter2'],
      environment: { DATABASE_URL: 'postgres://shop:hunter2@db/shop', MODE: 'fast' },
    },
    { ...plain, name: 'db', image: 'postgres@sha256:0f', environment: { POSTGRES_PASSWORD: 'hunter2' } },
    { ...plain, name: 'debug', image: 'busybox', profiles: ['tools'], enabled: false },
    {
      ...plain,
      name: 'web',
      build: {
        context: 'https://github.com/acme/web.git',
        dockerfile: 'Dockerfile',
        target: '',
        args: {},
        contexts: {},
        noCache: false,
      },
    },
  ],
  networks: [
    { key: 'default', name: 'web-shop_default', external: false },
    { key: 'edge', name: 'edge', external: true },
  ],
  volumes: [{ key: 'rows', name: 'web-shop_rows', external: false }],
};

export const shopSources: ProjectSources = {
  envFiles: {
    [envFile]: [
      { file: envFile, line: 1, name: 'VERSION', written: '2.0', value: '2.0' },
      { file: envFile, line: 2, name: 'POSTGRES_PASSWORD', written: 'hunter2', value: 'hunter2' },
    ],
    [apiEnv]: [
      { file: apiEnv, line: 3, name: 'MODE', written: 'slow', value: 'slow' },
      { file: apiEnv, line: 4, name: 'DATABASE_URL', written: 'x', value: 'postgres://shop:letmein@db/shop' },
    ],
  },
  serviceEnvFiles: { api: [apiEnv] },
  places: {
    name: at(1, 'Web-Shop'),
    'services.api.image': at(4, 'ghcr.io/acme/api:${VERSION:?which}'),
    'services.api.build.context': at(6, '.'),
    'services.api.build.dockerfile': at(7, 'api/Dockerfile'),
    'services.api.build.target': at(8, 'runtime'),
    'services.api.entrypoint': at(10, 'tini --'),
    'services.api.env_file': at(11, 'api/api.env'),
    'services.api.environment.DATABASE_URL': at(13, 'postgres://shop:${POSTGRES_PASSWORD}@db/shop'),
    'services.api.environment.MODE': at(14, 'fast'),
    'services.db.image': at(16, 'postgres@sha256:0f'),
    'services.db.environment.POSTGRES_PASSWORD': at(18, '${POSTGRES_PASSWORD:-hunter2}'),
    'services.db.container_name': at(19, 'the-db'),
  },
  shell: { VERSION: '2.1' },
};

/** The project of the shop while `api` and `db` run; `api` was created by another configuration. */
export function shopWorld(more: Partial<World> = {}): World {
  const world = exampleWorld('healthy');
  const [template] = Object.values(world.containers) as [Container];
  const container = (service: string, changes: Partial<Container>): Container => ({
    ...template,
    id: service,
    name: `web-shop-${service}-1`,
    project: 'web-shop',
    service,
    state: 'running',
    exitCode: null,
    ...changes,
  });
  const api = container('api', {
    image: 'ghcr.io/acme/api:2.1',
    imageId: `sha256:${'ab'.repeat(32)}`,
    environment: { DATABASE_URL: 'x', MODE: 'fast', NODE_VERSION: '22', PATH: '/bin', HTTPS_PROXY: 'http://proxy' },
  });
  const db = container('db', {
    name: 'the-db',
    image: 'postgres@sha256:0f',
    command: ['docker-entrypoint.sh', 'postgres'],
    state: 'exited',
    exitCode: 0,
  });
  return {
    ...world,
    project: shopProject,
    sources: shopSources,
    containers: { api, db },
    staleness: {
      api: { image: true, config: { stale: false, keys: [] } },
      db: { image: false, config: { stale: true, keys: ['command'] } },
    },
    jobs: [],
    ...more,
  };
}

/** A project of which only containers tell: no files were found. */
export function labelsWorld(): World {
  const { project, ...world } = exampleFacts('healthy')
    .filter(({ type }) => type !== 'project.read')
    .reduce(fold, emptyWorld);
  if (project !== null) throw new Error('there should be no project');
  const labels: Project = { ...other, origin: 'labels', files: [], envFiles: [], services: [], networks: [] };
  return { ...world, project: labels };
}

export { NOW };
