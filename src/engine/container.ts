import type { Container, ContainerState, Health, Healthcheck, Mount, PortBinding, Probe } from '../model/container.ts';
import type { Inspect, InspectHealthcheck } from './inspect.ts';

/** A container as `GET /containers/ID/json` tells it. Fields that an engine leaves out (Podman, older ones) become what means nothing. */
export function toContainer(inspect: Inspect): Container {
  const labels = inspect.Config?.Labels ?? {};
  const state = inspect.State ?? {};
  const status = (state.Status ?? 'created') as ContainerState;
  const finishedAt = toTime(state.FinishedAt);
  return {
    id: inspect.Id,
    name: (inspect.Name ?? '').replace(/^\//, ''),
    project: labels['com.docker.compose.project'] ?? '',
    service: labels['com.docker.compose.service'] ?? '',
    number: Number(labels['com.docker.compose.container-number']) || 1,
    oneOff: labels['com.docker.compose.oneoff'] === 'True',
    image: inspect.Config?.Image ?? '',
    imageId: inspect.Image ?? '',
    command: [inspect.Path ?? '', ...(inspect.Args ?? [])].filter((word, index) => index > 0 || word !== ''),
    state: status,
    health: RUNS.has(status) ? toHealth(state.Health?.Status) : 'none',
    failingStreak: state.Health?.FailingStreak ?? 0,
    healthcheck: toHealthcheck(inspect.Config?.Healthcheck),
    probes: (state.Health?.Log ?? []).map(toProbe),
    exitCode: finishedAt === null || RUNS.has(status) ? null : (state.ExitCode ?? null),
    error: state.Error ?? '',
    oomKilled: state.OOMKilled ?? false,
    createdAt: toTime(inspect.Created) ?? 0,
    startedAt: toTime(state.StartedAt),
    finishedAt,
    restartCount: inspect.RestartCount ?? 0,
    restartPolicy: inspect.HostConfig?.RestartPolicy?.Name ?? '',
    ports: toPorts(inspect),
    networks: Object.keys(inspect.NetworkSettings?.Networks ?? {}),
    mounts: [...(inspect.Mounts ?? []).map(toMount), ...Object.keys(inspect.HostConfig?.Tmpfs ?? {}).map(toTmpfs)],
    tty: inspect.Config?.Tty ?? false,
    logDriver: inspect.HostConfig?.LogConfig?.Type ?? '',
    configHash: labels['com.docker.compose.config-hash'] ?? '',
    labels,
    environment: Object.fromEntries((inspect.Config?.Env ?? []).map(toVariable)),
  };
}

function toTmpfs(target: string): Mount {
  return { type: 'tmpfs', source: '', target, readOnly: false };
}

/** The engine calls every container with a healthcheck unhealthy once it does not run, and keeps the exit code of the last run while it does. */
const RUNS: ReadonlySet<ContainerState> = new Set(['running', 'paused']);

/** Milliseconds since the epoch; null for the year 1, Go's way to say never. */
function toTime(text: string | undefined): number | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return time > 0 ? time : null;
}

/** A name alone is a variable that is not set. */
function toVariable(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function toHealth(status: string | undefined): Health {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : 'none';
}

/** What the engine takes where a healthcheck says 0 or nothing (moby's daemon/health.go). */
const DEFAULT_INTERVAL_MS = 30_000;
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_RETRIES = 3;

function toHealthcheck(check: InspectHealthcheck | null | undefined): Healthcheck | null {
  const test = check?.Test ?? [];
  if (test.length === 0 || test[0] === 'NONE') return null;
  return {
    test,
    intervalMs: toMilliseconds(check?.Interval) || DEFAULT_INTERVAL_MS,
    timeoutMs: toMilliseconds(check?.Timeout) || DEFAULT_TIMEOUT_MS,
    startPeriodMs: toMilliseconds(check?.StartPeriod),
    retries: check?.Retries || DEFAULT_RETRIES,
  };
}

function toMilliseconds(nanoseconds: number | undefined): number {
  return (nanoseconds ?? 0) / 1e6;
}

type InspectProbe = NonNullable<NonNullable<NonNullable<Inspect['State']>['Health']>['Log']>[number];

function toProbe(probe: InspectProbe): Probe {
  return {
    startedAt: toTime(probe.Start) ?? 0,
    endedAt: toTime(probe.End) ?? 0,
    exitCode: probe.ExitCode ?? 0,
    output: probe.Output ?? '',
  };
}

/** Bindings that exist now, then ports that are exposed only. The engine lists all addresses twice, as `0.0.0.0` and `::`. */
function toPorts(inspect: Inspect): readonly PortBinding[] {
  const bound = inspect.NetworkSettings?.Ports ?? {};
  const exposed = Object.keys(inspect.Config?.ExposedPorts ?? {}).filter((port) => !(port in bound));
  const ports = [...Object.entries(bound), ...exposed.map((port) => [port, null] as const)].flatMap(
    ([port, bindings]) => {
      const [containerPort = '', protocol = 'tcp'] = port.split('/');
      const inside = { containerPort: Number(containerPort), protocol: toProtocol(protocol) };
      if (!bindings || bindings.length === 0) return [{ hostIp: '', hostPort: null, ...inside }];
      return bindings.map(({ HostIp, HostPort }) => ({
        hostIp: toHostIp(HostIp),
        hostPort: Number(HostPort) || null,
        ...inside,
      }));
    },
  );
  return [...new Map(ports.map((port) => [JSON.stringify(port), port])).values()];
}

function toHostIp(ip: string | undefined): string {
  return ip === undefined || ip === '0.0.0.0' || ip === '::' ? '' : ip;
}

function toProtocol(protocol: string): PortBinding['protocol'] {
  return protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp';
}

function toMount({
  Type = '',
  Name,
  Source,
  Destination = '',
  RW = true,
}: NonNullable<Inspect['Mounts']>[number]): Mount {
  return { type: Type, source: Type === 'volume' ? (Name ?? '') : (Source ?? ''), target: Destination, readOnly: !RW };
}
