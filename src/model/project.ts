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
  /** The command of `sync+exec`; empty for other actions. */
  readonly exec: readonly string[];
  /** How that command is run; empty texts stand for the container's own. */
  readonly execAs: {
    readonly user: string;
    readonly privileged: boolean;
    readonly workingDirectory: string;
    /** `NAME=value`. */
    readonly environment: readonly string[];
  };
};

/** A command that runs as the container itself does. */
export const asContainer: WatchRule['execAs'] = { user: '', privileged: false, workingDirectory: '', environment: [] };

/** How the image of a service is built. `context` is absolute unless it is no folder of this machine; `dockerfile` is relative to it, empty where it stands in the compose file. */
export type BuildSpec = {
  readonly context: string;
  readonly dockerfile: string;
  /** Empty for the last stage. */
  readonly target: string;
  /** A value of null is taken from the environment, and is not passed on where it is not set there. */
  readonly args: Readonly<Record<string, string | null>>;
  /** Named contexts besides: folders, images and addresses. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly noCache: boolean;
};

/** A service as the files or the resolved configuration describe it. */
export type ServiceSpec = {
  readonly name: string;
  readonly image: string | null;
  readonly build: BuildSpec | null;
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
