/** Certificates for a TLS connection, as PEM text; null where there is no such file. `verify` is false when the server's own is not checked. */
export type Tls = {
  readonly ca: string | null;
  readonly cert: string | null;
  readonly key: string | null;
  readonly verify: boolean;
};

/** How an engine is reached. A Windows named pipe is a socket too: Node takes its path in the same place. */
export type EngineAddress =
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly path: string;
      readonly tls: Tls | null;
    }
  | {
      readonly kind: 'ssh';
      readonly user: string | null;
      readonly host: string;
      readonly port: number | null;
      /** The socket on the other side; null for the one that its docker CLI uses. */
      readonly socket: string | null;
    };

/** What a host such as `unix:///var/run/docker.sock` means; null when it is none. `tls` counts for `tcp://` alone, as in the docker CLI. */
export function parseHost(host: string, tls: Tls | null): EngineAddress | null {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(host) ?? [];
  switch (scheme) {
    case 'unix':
      return rest === '' ? null : { kind: 'socket', path: rest };
    case 'npipe':
      return rest === '' ? null : { kind: 'socket', path: rest.replaceAll('/', '\\') };
    case 'ssh':
      return parseSsh(rest);
    case 'http':
    case 'https':
    case 'tcp':
      return parseTcp(rest, tls ?? (scheme === 'https' ? UNPROVEN : null));
    default:
      return null;
  }
}

const UNPROVEN: Tls = { ca: null, cert: null, key: null, verify: true };

function parseSsh(rest: string): EngineAddress | null {
  const url = URL.parse(`ssh://${rest}`);
  if (!url?.hostname) return null;
  return {
    kind: 'ssh',
    user: url.username === '' ? null : decodeURIComponent(url.username),
    host: url.hostname,
    port: url.port === '' ? null : Number(url.port),
    socket: url.pathname === '' || url.pathname === '/' ? null : url.pathname,
  };
}

/** The ports that Docker reserved: 2375 in clear text, 2376 with TLS. */
function parseTcp(rest: string, tls: Tls | null): EngineAddress | null {
  const url = URL.parse(`tcp://${rest}`);
  if (!url?.hostname) return null;
  const port = url.port === '' ? (tls ? 2376 : 2375) : Number(url.port);
  return { kind: 'tcp', host: url.hostname, port, path: url.pathname === '/' ? '' : url.pathname, tls };
}
