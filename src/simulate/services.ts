import path from 'node:path';
import type { Healthcheck } from '../model/container.ts';
import {
  asContainer,
  type Dependency,
  type PublishedPort,
  type ServiceSpec,
  type WatchRule,
} from '../model/project.ts';

/** The image that `backend`, `prestart` and `worker` share. */
export const BACKEND_IMAGE = 'backend:latest';

/**
 * The services of the project `ai-pic` as `docker compose config` lists them, by name. With `override` they are as on a developer's machine;
 * without it, as the base file alone has them: no ports, no watch, no `proxy`, no `mailcatcher`.
 */
export function aiPicServices(directory: string, options: ServiceOptions): readonly ServiceSpec[] {
  const base = [adminer, backend(directory), prestart(directory), worker(directory)].map((service) => ({
    ...service,
    environment: environmentOf(service, options.databaseHost),
  }));
  if (!options.override) return base;
  return [...base.map((service) => overridden(service, directory)), mailcatcher, proxy].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
}

export type ServiceOptions = {
  readonly override: boolean;
  /** `POSTGRES_SERVER` of the env file. */
  readonly databaseHost: string;
};

const healthcheck: Healthcheck = {
  test: ['CMD', 'curl', '-f', 'http://localhost:8000/api/v1/utils/health-check/'],
  intervalMs: 10_000,
  timeoutMs: 5_000,
  startPeriodMs: 10_000,
  retries: 3,
};

const prestartCompleted: Dependency = {
  service: 'prestart',
  condition: 'service_completed_successfully',
  required: true,
};

const plain: Omit<ServiceSpec, 'name' | 'image'> = {
  build: null,
  command: null,
  entrypoint: null,
  profiles: [],
  enabled: true,
  restart: '',
  scale: 1,
  dependsOn: [],
  healthcheck: null,
  ports: [],
  networks: ['default'],
  volumes: [],
  environment: {},
  labels: {},
  watch: [],
};

const adminer: ServiceSpec = {
  ...plain,
  name: 'adminer',
  image: 'adminer',
  restart: 'always',
  networks: ['default', 'traefik-public'],
  labels: routeLabels('adminer', 'adminer', 8080),
};

const mailcatcher: ServiceSpec = {
  ...plain,
  name: 'mailcatcher',
  image: 'schickling/mailcatcher',
  ports: [published(1080), published(1025)],
};

const proxy: ServiceSpec = {
  ...plain,
  name: 'proxy',
  image: 'traefik:3.0',
  command: [
    '--providers.docker',
    '--providers.docker.exposedbydefault=false',
    '--entrypoints.http.address=:80',
    '--accesslog',
    '--log',
    '--api',
    '--api.insecure=true',
  ],
  ports: [published(80), published(8090, 8080)],
  networks: ['default', 'traefik-public'],
  volumes: [{ type: 'bind', source: '/var/run/docker.sock', target: '/var/run/docker.sock' }],
  labels: { 'traefik.enable': 'true', 'traefik.constraint-label': 'traefik-public' },
};

function backend(directory: string): ServiceSpec {
  return {
    ...plain,
    name: 'backend',
    image: BACKEND_IMAGE,
    build: buildOf(directory),
    restart: 'always',
    dependsOn: [prestartCompleted],
    healthcheck,
    networks: ['default', 'traefik-public'],
    labels: routeLabels('backend', 'api', 8000),
  };
}

function prestart(directory: string): ServiceSpec {
  return {
    ...plain,
    name: 'prestart',
    image: BACKEND_IMAGE,
    build: buildOf(directory),
    command: ['bash', 'scripts/prestart.sh'],
    networks: ['default', 'traefik-public'],
  };
}

function worker(directory: string): ServiceSpec {
  return {
    ...plain,
    name: 'worker',
    image: BACKEND_IMAGE,
    build: buildOf(directory),
    command: ['python', 'worker/emoji_worker.py'],
    restart: 'always',
    dependsOn: [prestartCompleted],
    volumes: [{ type: 'volume', source: 'worker-models', target: '/app/models' }],
  };
}

/** What `docker-compose.override.yml` lays over a service of the base file. */
function overridden(service: ServiceSpec, directory: string): ServiceSpec {
  switch (service.name) {
    case 'adminer':
      return { ...service, restart: 'no', ports: [published(8080)] };
    case 'backend':
      return {
        ...service,
        restart: 'no',
        command: ['fastapi', 'run', '--reload', 'app/main.py'],
        ports: [published(8000)],
        volumes: [{ type: 'bind', source: path.join(directory, 'backend/htmlcov'), target: '/app/htmlcov' }],
        environment: { ...service.environment, SMTP_HOST: 'mailcatcher', SMTP_PORT: '1025', SMTP_TLS: 'false' },
        watch: watchRules(directory),
      };
    default:
      return service;
  }
}

function watchRules(directory: string): readonly WatchRule[] {
  const rule = { service: 'backend', include: [], initialSync: false, exec: [], execAs: asContainer };
  const source = path.join(directory, 'backend');
  return [
    { ...rule, path: source, action: 'sync', target: '/app', ignore: ['.venv/', '__pycache__/', 'htmlcov/'] },
    { ...rule, path: path.join(source, 'pyproject.toml'), action: 'rebuild', target: '', ignore: [] },
  ];
}

function buildOf(directory: string): ServiceSpec['build'] {
  const context = path.join(directory, 'backend');
  return { context, dockerfile: 'Dockerfile', target: '', args: {}, contexts: {}, noCache: false };
}

function environmentOf(service: ServiceSpec, databaseHost: string): ServiceSpec['environment'] {
  if (service.image !== BACKEND_IMAGE) return { ADMINER_DESIGN: 'pepa-linha-dark' };
  return {
    DOMAIN: 'localhost',
    POSTGRES_SERVER: databaseHost,
    POSTGRES_PORT: '5432',
    POSTGRES_DB: 'app',
    POSTGRES_USER: 'ai_pic_admin',
    POSTGRES_PASSWORD: 'changethis',
    REDIS_HOST: 'host.docker.internal',
    REDIS_PORT: '6379',
    REDIS_DB: '0',
    SECRET_KEY: 'changethis',
  };
}

function routeLabels(name: string, host: string, port: number): ServiceSpec['labels'] {
  return {
    'traefik.enable': 'true',
    'traefik.constraint-label': 'traefik-public',
    [`traefik.http.routers.ai-pic-${name}-http.rule`]: `Host(\`${host}.localhost\`)`,
    [`traefik.http.routers.ai-pic-${name}-http.entrypoints`]: 'http',
    [`traefik.http.services.ai-pic-${name}.loadbalancer.server.port`]: String(port),
  };
}

function published(port: number, target = port): PublishedPort {
  return { hostIp: '', published: String(port), target, protocol: 'tcp' };
}
