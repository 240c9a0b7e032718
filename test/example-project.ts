import type { Healthcheck } from '../src/model/container.ts';
import type { EngineInfo } from '../src/model/fact.ts';
import {
  asContainer,
  type Dependency,
  type Project,
  type PublishedPort,
  type ServiceSpec,
} from '../src/model/project.ts';

/** The moment at which every example world stands: 2026-11-24T12:05:00Z. */
export const NOW = 1_795_521_900_000;

/** The healthcheck of `backend`, as its container has it. */
export const healthcheck: Healthcheck = {
  test: ['CMD', 'curl', '-f', 'http://localhost:8000/api/v1/utils/health-check/'],
  intervalMs: 10_000,
  timeoutMs: 5_000,
  startPeriodMs: 0,
  retries: 3,
};

const prestartCompleted: Dependency = {
  service: 'prestart',
  condition: 'service_completed_successfully',
  required: true,
};

const plain: Omit<ServiceSpec, 'name'> = {
  image: 'ai-pic-backend:latest',
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

const build = {
  context: '/home/ann/ai-pic/backend',
  dockerfile: 'Dockerfile',
  target: '',
  args: {},
  contexts: {},
  noCache: false,
};

/** In the order in which `docker compose config` lists them: by name. */
export const services: readonly ServiceSpec[] = [
  { ...plain, name: 'adminer', image: 'adminer', restart: 'no', ports: [published(8080)] },
  {
    ...plain,
    name: 'backend',
    build,
    command: ['fastapi', 'run', '--reload', 'app/main.py'],
    restart: 'no',
    dependsOn: [prestartCompleted],
    healthcheck,
    ports: [published(8000)],
    environment: { POSTGRES_SERVER: 'host.docker.internal', REDIS_HOST: 'host.docker.internal' },
    watch: [
      {
        service: 'backend',
        path: '/home/ann/ai-pic/backend',
        action: 'sync',
        target: '/app',
        ignore: ['.venv/', '__pycache__/'],
        include: [],
        initialSync: false,
        exec: [],
        execAs: asContainer,
      },
      {
        service: 'backend',
        path: '/home/ann/ai-pic/backend/pyproject.toml',
        action: 'rebuild',
        target: '',
        ignore: [],
        include: [],
        initialSync: false,
        exec: [],
        execAs: asContainer,
      },
    ],
  },
  { ...plain, name: 'mailcatcher', image: 'schickling/mailcatcher', ports: [published(1080)] },
  { ...plain, name: 'prestart', build, command: ['bash', 'scripts/prestart.sh'] },
  {
    ...plain,
    name: 'proxy',
    image: 'traefik:3.0',
    ports: [published(80), published(8090, 8080)],
    networks: ['default', 'traefik-public'],
    volumes: [{ type: 'bind', source: '/var/run/docker.sock', target: '/var/run/docker.sock' }],
  },
  {
    ...plain,
    name: 'worker',
    build,
    command: ['python', 'worker/emoji_worker.py'],
    restart: 'always',
    dependsOn: [prestartCompleted],
  },
];

/** The whole project as `docker compose config` resolves it. */
export const project: Project = {
  origin: 'resolved',
  name: 'ai-pic',
  directory: '/home/ann/ai-pic',
  files: ['/home/ann/ai-pic/docker-compose.yml', '/home/ann/ai-pic/docker-compose.override.yml'],
  envFiles: ['/home/ann/ai-pic/.env'],
  profiles: [],
  services,
  networks: [
    { key: 'default', name: 'ai-pic_default', external: false },
    { key: 'traefik-public', name: 'ai-pic_traefik-public', external: false },
  ],
  volumes: [],
};

/** The engine of the examples. */
export const engine: EngineInfo = {
  version: '28.5.2',
  apiVersion: '1.51',
  platform: 'linux/amd64',
  context: 'default',
  host: 'unix:///var/run/docker.sock',
  simulated: false,
};

function published(port: number, target = port): PublishedPort {
  return { hostIp: '', published: String(port), target, protocol: 'tcp' };
}
