/** What an engine says of a port that it could not have. `container` is the endpoint's name, `service` what Compose 1 names; null where the text has none. */
export type PortTaken = {
  readonly address: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly container: string | null;
  readonly service: string | null;
  /** The words themselves, without what stands around them. */
  readonly said: string;
};

/**
 * Recognises the words of Docker Engine 1.10 to 29 (`Bind for 0.0.0.0:80 failed: port is already allocated`, `failed to bind host port for 0.0.0.0:80:172.18.0.2:80/tcp:
 * address already in use`, `Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use`), of Docker Desktop (`Ports are not available: …`,
 * also on Windows) and of Podman. A program in a container that finds its port taken says `listen` too: that is not meant, so the engine's words have to be around.
 */
export function portTaken(line: string): PortTaken | null {
  const found = allocated(line) ?? bound(line) ?? listened(line);
  if (!found) return null;
  return {
    ...found,
    container: /on endpoint (\S+) \(/.exec(line)?.[1] ?? null,
    service: /Cannot start service ([\w.-]+):/.exec(line)?.[1] ?? null,
  };
}

type Found = Pick<PortTaken, 'address' | 'port' | 'protocol' | 'said'>;

function allocated(line: string): Found | null {
  const found =
    /Bind for (\S*):(\d+)(?: failed: port is already allocated|: unexpected error \(Failure EADDRINUSE\))/i.exec(line);
  if (!found) return null;
  const [said, address = '', port] = found;
  return { address: bare(address), port: Number(port), protocol: protocolIn(line), said };
}

function bound(line: string): Found | null {
  const found =
    /failed to bind (?:host )?port (?:for )?(\[[^\]]*\]|[^\s:]*):(\d+)\S*?(?:\/(tcp|udp))?: (?:[^"]*?)?address already in use/i.exec(
      line,
    );
  if (!found) return null;
  const [said, address = '', port, protocol] = found;
  return { address: bare(address), port: Number(port), protocol: protocol === 'udp' ? 'udp' : 'tcp', said };
}

const ENGINE =
  /userland proxy|ports are not available|external connectivity|container networking|Cannot start service|response from daemon|rootlessport|PortManager|cannot listen on the (?:TCP|UDP) port/i;

function listened(line: string): Found | null {
  const found =
    /listen (tcp|udp)[46]? (\[[^\]]*\]|[^\s:]*):(\d+): bind: (?:address already in use|Only one usage of each socket address)/i.exec(
      line,
    );
  if (!found || !ENGINE.test(line)) return null;
  const [said, protocol, address = '', port] = found;
  return { address: bare(address), port: Number(port), protocol: protocol === 'udp' ? 'udp' : 'tcp', said };
}

/** `[::]`, and the `::` of `Bind for :::80`; nothing stands for all addresses. */
function bare(address: string): string {
  return address.replace(/^\[|\]$/g, '') || '0.0.0.0';
}

function protocolIn(line: string): 'tcp' | 'udp' {
  return /\budp\b/i.test(line) ? 'udp' : 'tcp';
}
