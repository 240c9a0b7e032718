import type { BuildStep, JobStep } from '../../../src/model/job.ts';
import type { ServiceSpec } from '../../../src/model/project.ts';
import type { EnvLine, ProjectSources, ValuePlace } from '../../../src/model/sources.ts';
import type { World } from '../../../src/model/world.ts';
import { project } from '../../example-project.ts';
import { exampleWorld, type Moment, NOW } from '../../example-world.ts';
import { buildStep } from '../../model/build-step.ts';

const folder = project.directory;
const [base = '', override = ''] = project.files;
const envFile = `${folder}/.env`;

/** The lines of the `.env` of examples/ai-pic. */
const env: readonly EnvLine[] = [
  [4, 'DOMAIN', 'localhost'],
  [6, 'STACK_NAME', 'ai-pic'],
  [9, 'DOCKER_IMAGE_BACKEND', 'backend'],
  [11, 'SECRET_KEY', 'changethis'],
  [15, 'POSTGRES_SERVER', 'host.docker.internal'],
  [19, 'POSTGRES_PASSWORD', 'changethis'],
  [26, 'SMTP_HOST', ''],
].map(([line, name, value]) => ({
  file: envFile,
  line: Number(line),
  name: String(name),
  written: String(value),
  value: String(value),
}));

const IMAGE = '${DOCKER_IMAGE_BACKEND?Variable not set}:${TAG-latest}';

/** Some of the values of examples/ai-pic, where they stand in its files. */
const places: Readonly<Record<string, ValuePlace>> = {
  'services.backend.image': inBase(6, IMAGE),
  'services.backend.restart': inOverride(33, 'no'),
  'services.backend.build': inBase(8, null),
  'services.backend.build.context': inBase(9, './backend'),
  'services.backend.env_file.0': inBase(20, '.env'),
  'services.backend.environment.DOMAIN': inBase(22, '${DOMAIN?Variable not set}'),
  'services.backend.environment.SECRET_KEY': inBase(24, '${SECRET_KEY?Variable not set}'),
  'services.backend.environment.POSTGRES_SERVER': inBase(25, '${POSTGRES_SERVER?Variable not set}'),
  'services.backend.environment.SMTP_HOST': inOverride(47, 'mailcatcher'),
  'services.backend.environment.SMTP_PORT': inOverride(48, '1025'),
  'services.backend.ports.0': inOverride(35, '8000:8000'),
  'services.backend.command': inOverride(36, 'fastapi run --reload app/main.py'),
  'services.worker.image': inBase(55, IMAGE),
  'services.worker.command': inBase(57, null),
  'services.worker.command.0': inBase(57, 'python'),
  'services.worker.command.1': inBase(57, 'worker/emoji_worker.py'),
  'services.worker.env_file.0': inBase(64, '.env'),
  'services.prestart.image': inBase(71, IMAGE),
  'services.prestart.command': inBase(72, 'bash scripts/prestart.sh'),
  'services.prestart.environment.PRESTART_MAX_TRIES': inBase(86, '${PRESTART_MAX_TRIES-300}'),
  'services.adminer.image': inBase(89, 'adminer'),
  'services.adminer.restart': inOverride(53, 'no'),
  'services.proxy.image': inOverride(5, 'traefik:3.0'),
  'services.proxy.ports.0': inOverride(9, '80:80'),
  'services.mailcatcher.image': inOverride(58, 'schickling/mailcatcher'),
  'networks.traefik-public.external': inOverride(66, 'false'),
};

/** Where the values of examples/ai-pic come from, while the shell sets nothing that it uses. */
export const aiPicSources: ProjectSources = {
  envFiles: { [envFile]: env },
  serviceEnvFiles: { backend: [envFile], worker: [envFile], prestart: [envFile] },
  places,
  shell: {},
};

/** The example project with the image, variables and commands of examples/ai-pic, and where they stand. */
export function aiPicWorld(moment: Moment, more: Partial<World> = {}): World {
  const world = exampleWorld(moment);
  const services = (world.project ?? project).services.map((spec) => ({ ...spec, ...changes[spec.name] }));
  const containers = Object.fromEntries(
    Object.values(world.containers).map((container) => {
      const image = services.find(({ name }) => name === container.service)?.image ?? '';
      return [container.id, { ...container, image, imageId: `sha256:${'0123456789abcdef'.repeat(4)}` }];
    }),
  );
  return { ...world, project: { ...(world.project ?? project), services }, containers, sources: aiPicSources, ...more };
}

const fromEnv = Object.fromEntries(env.map(({ name, value }) => [name, value]));

/** Only `backend` builds, and what `env_file` hands over is in `environment`, as `docker compose config` has it. */
const changes: Readonly<Record<string, Partial<ServiceSpec>>> = {
  backend: { image: 'backend:latest', environment: { ...fromEnv, SMTP_HOST: 'mailcatcher', SMTP_PORT: '1025' } },
  worker: { image: 'backend:latest', build: null, environment: fromEnv },
  prestart: { image: 'backend:latest', build: null, environment: { ...fromEnv, PRESTART_MAX_TRIES: '300' } },
  adminer: { environment: { ADMINER_DESIGN: 'pepa-linha-dark' } },
};

/** A world in which a build of `backend` has just ended: its steps as BuildKit names them, with a context of 2.4 MB. */
export function builtWorld(): World {
  const world = aiPicWorld('healthy');
  const [job] = world.jobs;
  if (!job) throw new Error('the example has a job');
  return { ...world, jobs: [{ ...job, steps: buildSteps() }] };
}

function buildSteps(): readonly JobStep[] {
  const instructions = [
    'FROM public.ecr.aws/docker/library/python:3.10',
    'WORKDIR /app/',
    'COPY --from=ghcr.io/astral-sh/uv:0.5.11 /uv /uvx /bin/',
    'RUN --mount=type=cache,target=/root/.cache/uv     --mount=type=bind,source=uv.lock,target=uv.lock,rw     uv sync --no-install-project',
    'COPY ./app /app/app',
    'RUN --mount=type=cache,target=/root/.cache/uv     uv sync',
  ];
  const total = instructions.length;
  const context: Partial<BuildStep> = { targets: ['backend'], instruction: 'internal' };
  return [
    buildStep('[backend internal] load build context', context, {
      state: 'done',
      progress: { current: 2_400_000, total: 0 },
      startedAt: NOW - 60_000,
      endedAt: NOW - 59_000,
    }),
    ...instructions.map((instruction, at) =>
      buildStep(`step ${at}`, { targets: ['backend'], number: at + 1, total, instruction }, { state: 'done' }),
    ),
  ];
}

function inBase(line: number, written: string | null): ValuePlace {
  return { file: base, line, written };
}

function inOverride(line: number, written: string | null): ValuePlace {
  return { file: override, line, written };
}
