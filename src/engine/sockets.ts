import type { FileReader } from './files.ts';

/** Where to look for sockets. `platform` and `uid` as Node's `process` has them. */
export type SocketPlaces = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
};

/** The docker CLI's own default, whether it is there or not. */
export function defaultHost(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
}

/**
 * The first of the usual engines' sockets that exists, as a host; null for none. The docker CLI itself does not look at these: Docker Desktop,
 * Colima, OrbStack, rootless Docker and Podman set a context or `DOCKER_HOST` for it, which people miss when they start from another shell.
 */
export function findUsualSocket(places: SocketPlaces, files: FileReader): string | null {
  if (places.platform === 'win32') return null;
  const path = usualSockets(places).find((candidate) => files.exists(candidate));
  return path === undefined ? null : `unix://${path}`;
}

function usualSockets({ env, home, platform }: SocketPlaces): readonly string[] {
  const colima = env.COLIMA_HOME || `${env.XDG_CONFIG_HOME || `${home}/.config`}/colima`;
  const runtime = env.XDG_RUNTIME_DIR;
  const machine = platform === 'darwin' ? [`${home}/.local/share/containers/podman/machine/podman.sock`] : [];
  return [
    '/var/run/docker.sock',
    `${home}/.docker/run/docker.sock`,
    `${home}/.docker/desktop/docker.sock`,
    `${home}/.colima/default/docker.sock`,
    `${colima}/default/docker.sock`,
    `${home}/.orbstack/run/docker.sock`,
    ...(runtime ? [`${runtime}/docker.sock`, `${runtime}/podman/podman.sock`] : []),
    '/run/podman/podman.sock',
    ...machine,
  ];
}
