import { stringify } from 'yaml';
import type { Healthcheck } from '../../model/container.ts';
import type { Project, ServiceSpec } from '../../model/project.ts';
import type { Job } from './job.ts';
import { chosenServices } from './services.ts';
import { sortWords } from './words.ts';

/** `docker compose config`: the project with nothing left to merge or to fill in. */
export function config(job: Job, argv: readonly string[]): void {
  const words = sortWords(argv, ['--format', '--hash', '-o', '--output']);
  const chosen = chosenServices(job, words.rest);
  if (words.has('-q', '--quiet')) return;
  const list = listOf(job.project, chosen, words.has);
  if (list) {
    for (const line of list) job.print(line);
    return;
  }
  const model = modelOf(job.project, chosen);
  const isJson = words.values('--format').includes('json');
  const text = isJson ? JSON.stringify(model, null, 2) : stringify(model, { lineWidth: 0 });
  for (const line of text.trimEnd().split('\n')) job.print(line);
}

function listOf(
  project: Project,
  specs: readonly ServiceSpec[],
  has: (...flags: readonly string[]) => boolean,
): readonly string[] | null {
  if (has('--services')) return specs.map(({ name }) => name);
  if (has('--volumes')) return project.volumes.map(({ key }) => key);
  if (has('--networks')) return project.networks.map(({ key }) => key);
  if (has('--images')) return specs.map(({ image }) => image ?? '');
  return has('--profiles') ? [] : null;
}

function modelOf(project: Project, specs: readonly ServiceSpec[]) {
  return {
    name: project.name,
    services: Object.fromEntries(specs.map((spec) => [spec.name, serviceModel(spec)])),
    networks: Object.fromEntries(
      project.networks.map(({ key, name, external }) => [key, { name, ...(external ? { external } : {}) }]),
    ),
    volumes: Object.fromEntries(project.volumes.map(({ key, name }) => [key, { name }])),
  };
}

/** Without what is empty. */
function serviceModel(spec: ServiceSpec): object {
  const model = {
    ...(spec.build ? { build: spec.build } : {}),
    ...(spec.command ? { command: spec.command } : {}),
    depends_on: Object.fromEntries(
      spec.dependsOn.map(({ service, condition, required }) => [service, { condition, required }]),
    ),
    develop: spec.watch.length > 0 ? { watch: spec.watch.map(ruleModel) } : {},
    environment: spec.environment,
    ...(spec.healthcheck ? { healthcheck: healthcheckModel(spec.healthcheck) } : {}),
    image: spec.image,
    labels: spec.labels,
    networks: Object.fromEntries(spec.networks.map((key) => [key, null])),
    ports: spec.ports.map(({ target, published, protocol }) => ({ mode: 'ingress', target, published, protocol })),
    ...(spec.restart === '' ? {} : { restart: spec.restart }),
    volumes: spec.volumes,
  };
  return Object.fromEntries(Object.entries(model).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function ruleModel({ path, action, target, ignore }: ServiceSpec['watch'][number]) {
  return { path, action, ...(target === '' ? {} : { target }), ...(ignore.length > 0 ? { ignore } : {}) };
}

function healthcheckModel({ test, intervalMs, timeoutMs, startPeriodMs, retries }: Healthcheck) {
  const seconds = (ms: number) => `${ms / 1000}s`;
  return {
    test,
    timeout: seconds(timeoutMs),
    interval: seconds(intervalMs),
    retries,
    start_period: seconds(startPeriodMs),
  };
}
