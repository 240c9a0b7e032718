import type { Healthcheck } from './container.ts';

/** The conditions of Compose's `depends_on`. */
export type DependencyCondition = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** What a service waits for before Compose starts it. */
export type Dependency = {
  readonly service: string;
  readonly condition: DependencyCondition;
  readonly required: boolean;
};

/** A port as the project publishes it. `published` is text, since it can be a range or empty (any free port). */
export type PublishedPort = {
  readonly hostIp: string;
  readonly published: string;
  readonly target: number;
  readonly protocol: string;
};

/** A rule of `develop.watch`. Paths are absolute on the host; `target` is a path in the container, empty for `rebuild` and `restart`. */
export type WatchRule = {
  readonly service: string;
  readonly path: string;
  readonly action: 'sync' | 'rebuild' | 'restart' | 'sync+restart' | 'sync+exec';
  readonly target: string;
  readonly ignore: readonly string[];
  readonly include: readonly string[];
  readonly initialSync: boolean;
  readonly exec: readonly string[];
};

/** A service as the files or the resolved configuration describe it. */
export type ServiceSpec = {
  readonly name: string;
  readonly image: string | null;
  readonly build: { readonly context: string; readonly dockerfile: string } | null;
  readonly command: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly profiles: readonly string[];
  /** False when its profiles are off, so that `up` leaves it out. */
  readonly enabled: boolean;
  readonly restart: string;
  readonly scale: number;
  readonly dependsOn: readonly Dependency[];
  readonly healthcheck: Healthcheck | null;
  readonly ports: readonly PublishedPort[];
  readonly networks: readonly string[];
  readonly volumes: readonly { readonly type: string; readonly source: string; readonly target: string }[];
  readonly environment: Readonly<Record<string, string | null>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly watch: readonly WatchRule[];
};

/** A network or volume of the project: `name` is the engine's name, `key` the one in the files. */
export type ProjectResource = {
  readonly key: string;
  readonly name: string;
  readonly external: boolean;
};

/**
 * A Compose project. `origin` tells how much is known: `labels` only names from running containers, `files` read from the files
 * without interpolation, `resolved` what `docker compose config` answered.
 */
export type Project = {
  readonly origin: 'labels' | 'files' | 'resolved';
  readonly name: string;
  readonly directory: string;
  readonly files: readonly string[];
  readonly envFiles: readonly string[];
  /** Profiles that are on. */
  readonly profiles: readonly string[];
  readonly services: readonly ServiceSpec[];
  readonly networks: readonly ProjectResource[];
  readonly volumes: readonly ProjectResource[];
};
