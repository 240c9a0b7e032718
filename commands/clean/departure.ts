import type { Container } from '../../src/model/container.ts';
import type { ExistingResource } from '../../src/model/ports.ts';
import type { Project } from '../../src/model/project.ts';
import { selectServices } from '../../src/model/services.ts';
import type { Situation } from '../command.ts';

/** What a container is to the project: of an active service, of `run`, of a service that is gone from the files, or of one whose profile is off. */
export type Standing = 'member' | 'one-off' | 'orphan' | 'profile-off';

/** A container and what it is to the project. */
export type Standee = { readonly container: Container; readonly standing: Standing };

/** A network or volume, and the containers that hold it. */
export type Held = { readonly resource: ExistingResource; readonly by: readonly string[] };

/** What a `down` takes and what it leaves, as far as it is known. Networks and volumes are null when the engine did not tell. */
export type Departure = {
  readonly goes: readonly Standee[];
  readonly stays: readonly Standee[];
  readonly resources: { readonly go: readonly ExistingResource[]; readonly held: readonly Held[] } | null;
  /** Volumes without a name: they go with their container, under `-v` alone. */
  readonly anonymous: readonly { readonly container: string; readonly target: string }[];
  /** External networks and volumes, which no `down` touches. */
  readonly external: readonly string[];
};

/** A plain `down`, or one with `--remove-orphans`. */
export type Extent = 'down' | 'remove-orphans';

/**
 * What `docker compose down` takes and leaves, as measured with Compose 2.40. A network or volume that a container still uses stays ("Resource is
 * still in use"), and so does one that no active service uses, unless Compose goes by labels.
 */
export function departure(situation: Situation, extent: Extent): Departure {
  const { world, resources, compose } = situation;
  const byLabels = goesByLabels(compose);
  const takes = TAKES[byLabels ? 'labels' : 'files'][extent];
  const all = standees(situation);
  const goes = all.filter(({ standing }) => takes.includes(standing));
  const stays = all.filter(({ standing }) => !takes.includes(standing));
  const ours = resources?.filter((resource) => byLabels || isOurs(resource, world.project));
  return {
    goes,
    stays,
    resources: ours ? part(ours, stays) : null,
    anonymous: goes.flatMap(({ container }) => anonymousOf(container)),
    external: [...(world.project?.networks ?? []), ...(world.project?.volumes ?? [])]
      .filter(({ external }) => external)
      .map(({ name }) => name),
  };
}

const TAKES: Readonly<Record<'files' | 'labels', Readonly<Record<Extent, readonly Standing[]>>>> = {
  files: { down: ['member'], 'remove-orphans': ['member', 'one-off', 'orphan'] },
  labels: {
    down: ['member', 'orphan', 'profile-off'],
    'remove-orphans': ['member', 'orphan', 'profile-off', 'one-off'],
  },
};

/** With `-p` and without `-f`, `down` and `rm` read no files: they take whatever carries the project's label. The environment has no part in it. */
function goesByLabels(compose: readonly string[]): boolean {
  return compose.includes('-p') && !compose.includes('-f');
}

function part(ours: readonly ExistingResource[], stays: readonly Standee[]): Departure['resources'] {
  const held = ours.map((resource) => ({ resource, by: holders(resource, stays) })).filter(({ by }) => by.length > 0);
  return { go: ours.filter((resource) => holders(resource, stays).length === 0), held };
}

function standees({ world }: Situation): readonly Standee[] {
  return selectServices(world).flatMap((service) => {
    const standing: Standing = !service.spec ? 'orphan' : service.spec.enabled ? 'member' : 'profile-off';
    return [
      ...service.containers.map((container) => ({ container, standing })),
      ...service.oneOffs.map((container) => ({ container, standing: 'one-off' as const })),
    ];
  });
}

/** The resolved configuration lists exactly what active services use; what only the files or labels tell may leave some out. */
function isOurs(resource: ExistingResource, project: Project | null): boolean {
  const declared = (resource.kind === 'network' ? project?.networks : project?.volumes) ?? [];
  const found = declared.find(({ key }) => key === resource.key);
  return found ? !found.external : project?.origin !== 'resolved';
}

function holders(resource: ExistingResource, stays: readonly Standee[]): readonly string[] {
  return stays
    .filter(({ container }) =>
      resource.kind === 'network'
        ? isAlive(container) && container.networks.includes(resource.name)
        : container.mounts.some(({ type, source }) => type === 'volume' && source === resource.name),
    )
    .map(({ container }) => container.name);
}

/** Only a live container is an endpoint of its networks; a volume is held by any container, also one that has exited. */
function isAlive({ state }: Container): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

function anonymousOf(container: Container) {
  return container.mounts
    .filter(({ type, source }) => type === 'volume' && /^[0-9a-f]{64}$/.test(source))
    .map(({ target }) => ({ container: container.name, target }));
}
