import type { Container } from '../../model/container.ts';
import type { Dependency, ServiceSpec } from '../../model/project.ts';
import { daemonFailure, Failure } from './failure.ts';
import { type Job, together } from './job.ts';
import { isUp, levels, replicas, stepId } from './services.ts';

/** Starting a container takes the engine about this long, in milliseconds. */
const START_MS = 280;

/** Setting up the network of a container takes the engine about this long, in milliseconds. */
const SETUP_MS = 120;

/** Starts the replicas of services, group by group, each when its gates are open; a gate that cannot open any more fails the job. */
export async function startServices(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  const gates = specs.flatMap(({ dependsOn }) => dependsOn).filter(({ service }) => includes(specs, service));
  for (const level of levels(specs)) {
    await together(
      job,
      level.map((spec) => async (own) => {
        for (const dependency of dependenciesOf(spec, specs)) await awaitGate(own, dependency);
        await together(
          own,
          replicas(own, spec.name).map((container) => (each) => startContainer(each, container)),
        );
        const isAwaited = gates.some(
          ({ service, condition }) => service === spec.name && condition !== 'service_started',
        );
        if (isAwaited) for (const container of replicas(own, spec.name)) own.step(stepId(container), 'Waiting');
      }),
    );
  }
}

/** Starts one container, unless it runs. */
export async function startContainer(job: Job, container: Container): Promise<void> {
  const { containers } = job.machine;
  const current = containers.get(container.id);
  if (!current || isUp(current)) return;
  job.step(stepId(container), 'Starting');
  await job.pause(START_MS);
  const error = containers.start(container.id);
  // What stands in its way is found only when its network is set up; others that start beside it do so meanwhile.
  if (error !== '') await job.pause(SETUP_MS);
  if (error !== '') throw daemonFailure(error);
  job.step(stepId(container), 'Started');
}

function dependenciesOf(spec: ServiceSpec, specs: readonly ServiceSpec[]): readonly Dependency[] {
  return spec.dependsOn.filter(({ service }) => includes(specs, service));
}

function includes(specs: readonly ServiceSpec[], service: string): boolean {
  return specs.some(({ name }) => name === service);
}

async function awaitGate(job: Job, { service, condition }: Dependency): Promise<void> {
  for (const { id, name } of replicas(job, service)) {
    const current = () => job.machine.containers.get(id);
    if (condition === 'service_completed_successfully') {
      await job.until(() => current()?.state === 'exited');
      const code = current()?.exitCode ?? 0;
      const reason = `service "${service}" didn't complete successfully: exit ${code}`;
      if (code !== 0) job.step(stepId({ name }), reason);
      if (code !== 0) throw new Failure(reason);
      job.step(stepId({ name }), 'Exited');
    }
    if (condition === 'service_healthy') {
      await job.until(() => ['healthy', 'unhealthy', 'none'].includes(current()?.health ?? 'none'));
      if (current()?.health === 'unhealthy') {
        job.step(stepId({ name }), 'Error');
        throw new Failure(`dependency failed to start: container ${name} is unhealthy`);
      }
      job.step(stepId({ name }), 'Healthy');
    }
  }
}
