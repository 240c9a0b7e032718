/** What lies outside of the containers: the person's own database and Redis, which listen on the host on their usual ports. */
export type Surroundings = {
  /** How often the database still refuses before it answers, each time that `prestart` begins to ask: it has just been started itself. */
  readonly refusals: number;
  /** Migrations change the database, which outlives the containers. */
  migrated: boolean;
};

/** A database that has never been migrated. */
export function createSurroundings(): Surroundings {
  return { refusals: 2, migrated: false };
}

/** What is at the other end of a host and a port, seen from a container. `addresses` are those that the host's name stands for. */
export type Reached =
  | { readonly kind: 'answers' }
  | { readonly kind: 'refused'; readonly addresses: readonly string[] }
  | { readonly kind: 'unknown-host' };

const HOST = { name: 'host.docker.internal', address: '192.168.65.254' } as const;

/** Where a container ends up that connects to this host and port, when a server listens on the host's `listening` port. */
export function reach(host: string, port: number, listening: number): Reached {
  if (host === HOST.name || host === HOST.address) {
    return port === listening ? { kind: 'answers' } : { kind: 'refused', addresses: [HOST.address] };
  }
  // In a container that is the container itself, where no such server runs.
  if (host === 'localhost') return { kind: 'refused', addresses: ['::1', '127.0.0.1'] };
  return /^[\d.:]+$/.test(host) ? { kind: 'refused', addresses: [host] } : { kind: 'unknown-host' };
}

/** Where the host's Redis is, from what a container's environment says, with the words of redis-py where it does not answer. */
export function reachRedis(environment: Readonly<Record<string, string>>): {
  readonly place: string;
  readonly error: string;
} {
  const host = environment['REDIS_HOST'] ?? '';
  const port = Number(environment['REDIS_PORT'] || 6379);
  const place = `${host}:${port}`;
  const found = reach(host, port, 6379);
  if (found.kind === 'answers') return { place, error: '' };
  return {
    place,
    error:
      found.kind === 'refused'
        ? `Error 111 connecting to ${place}. Connection refused.`
        : `Error -2 connecting to ${place}. Name or service not known.`,
  };
}
