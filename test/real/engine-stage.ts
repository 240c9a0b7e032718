import Docker from 'dockerode';
import { engineSocket } from './engine-required.ts';

/** Containers, networks and volumes of a project that no Compose made. */
export type Stage = {
  readonly docker: Docker;
  readonly project: string;
  create(service: string, command: readonly string[], more?: Docker.ContainerCreateOptions): Promise<Docker.Container>;
  labels(more: Readonly<Record<string, string>>): Record<string, string>;
  /** Removes all that carries the project's label. */
  clear(): Promise<void>;
};

/** A project of that name on the engine here, with the labels that Compose sets. */
export function openStage(project: string): Stage {
  const docker = new Docker({ socketPath: engineSocket ?? '' });
  const labels: Stage['labels'] = (more) => ({
    'com.docker.compose.project': project,
    'com.docker.compose.oneoff': 'False',
    ...more,
  });
  return {
    docker,
    project,
    labels,
    create: (service, command, more) =>
      docker.createContainer({
        name: `${project}-${service}-1`,
        Image: 'bb:latest',
        Cmd: [...command],
        Labels: labels({ 'com.docker.compose.service': service, 'com.docker.compose.container-number': '1' }),
        StopTimeout: 0,
        ...more,
      }),
    clear: () => clear(docker, project),
  };
}

async function clear(docker: Docker, project: string): Promise<void> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await docker.listContainers({ all: true, filters });
  await Promise.all(containers.map(({ Id }) => docker.getContainer(Id).remove({ force: true, v: true })));
  for (const { Id } of await docker.listNetworks({ filters })) await docker.getNetwork(Id).remove();
  const { Volumes } = await docker.listVolumes({ filters });
  for (const { Name } of Volumes) await docker.getVolume(Name).remove();
}
