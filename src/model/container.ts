/** States as the engine names them (`.State.Status` of a container inspect). */
export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

/** `none` where the container has no healthcheck. */
export type Health = 'none' | 'starting' | 'healthy' | 'unhealthy';

/** One run of a healthcheck. Times are milliseconds since the epoch; exit code 0 is healthy, 1 unhealthy, -1 a time-out or a probe that could not start. */
export type Probe = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly exitCode: number;
  readonly output: string;
};

/** A healthcheck as the engine holds it. Durations in milliseconds; `test` starts with `CMD`, `CMD-SHELL` or `NONE`. */
export type Healthcheck = {
  readonly test: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly startPeriodMs: number;
  readonly retries: number;
};

/** A port of a container; `hostPort` is null when it is exposed but not published. `hostIp` is empty for all addresses. */
export type PortBinding = {
  readonly hostIp: string;
  readonly hostPort: number | null;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
};

/** A mount of a container: `source` is a path for a bind, a name for a volume. */
export type Mount = {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
};

/** A container of the project, as inventory and inspect tell it. Times are milliseconds since the epoch, null when it did not happen. */
export type Container = {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly service: string;
  /** Replica number, from 1 (label `com.docker.compose.container-number`). */
  readonly number: number;
  /** Started by `docker compose run` (label `com.docker.compose.oneoff`). */
  readonly oneOff: boolean;
  readonly image: string;
  readonly imageId: string;
  readonly command: readonly string[];
  readonly state: ContainerState;
  readonly health: Health;
  readonly failingStreak: number;
  readonly healthcheck: Healthcheck | null;
  readonly probes: readonly Probe[];
  /** Null while it has never exited or runs. */
  readonly exitCode: number | null;
  /** The engine's own error (`.State.Error`), such as a port that is taken; empty when there is none. */
  readonly error: string;
  readonly oomKilled: boolean;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly restartCount: number;
  readonly restartPolicy: string;
  readonly ports: readonly PortBinding[];
  readonly networks: readonly string[];
  readonly mounts: readonly Mount[];
  readonly tty: boolean;
  readonly logDriver: string;
  /** Compose's hash of the configuration that it was created with (label `com.docker.compose.config-hash`). */
  readonly configHash: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its variables as the engine holds them, those of the image too. */
  readonly environment: Readonly<Record<string, string>>;
};

/** One sample of a container's use. Percent of one core; bytes without the page cache, as `docker stats` counts. */
export type Usage = {
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
};
