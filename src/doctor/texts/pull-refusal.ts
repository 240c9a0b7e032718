/**
 * Why an image was not had from its registry. `denied`: no such repository, or none that may be seen · `unauthorized`: the registry wants to know who asks · `missing`: the
 * repository has no such tag · `platform`: not for this processor · `limit`: too many pulls · `dns`: the registry's name is not found (`subject`: the name) · `refused`: nothing
 * listens there · `slow`: no answer in time · `cut`: the connection broke or there is no way · `proxy`: the proxy did not let it through · `certificate`: not trusted · `plain`: the
 * registry speaks HTTP and was asked by HTTPS · `name`: the image's name cannot be one.
 */
export type PullRefusal = {
  readonly kind:
    | 'denied'
    | 'unauthorized'
    | 'missing'
    | 'platform'
    | 'limit'
    | 'dns'
    | 'refused'
    | 'slow'
    | 'cut'
    | 'proxy'
    | 'certificate'
    | 'plain'
    | 'name';
  /** What the text names: the platform, or the host that was asked; empty where it names none. */
  readonly subject: string;
};

/** The reason in what is known to tell of a pull; null where it tells none of these. */
export function pullRefusal(text: string): PullRefusal | null {
  for (const { kind, pattern } of REFUSALS) {
    const found = pattern.exec(text);
    if (found) return { kind, subject: found.groups?.['subject'] ?? hostIn(text) };
  }
  return null;
}

/** The same for a line of unknown origin: only one that cannot be about anything but a registry's images counts. */
export function surePullRefusal(line: string): PullRefusal | null {
  const ofEngine = /^\s*(?:Error response from daemon|ERROR): (.*)$/is.exec(line)?.[1];
  const isBareAnswer = ofEngine !== undefined && /^(?:unauthorized|denied)\b/i.test(ofEngine);
  return isBareAnswer || SURE.some((pattern) => pattern.test(line)) ? pullRefusal(line) : null;
}

/** The image that such a text names, as it is written there; null where it names none. */
export function imageIn(text: string): string | null {
  for (const pattern of IMAGES) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The first that fits counts. Engine and containerd, by their sources (`distribution/errors.go` of Moby, `remotes/docker` of containerd) and recordings of 28.5; registries word
 * the codes of the OCI distribution specification themselves.
 */
const REFUSALS: readonly { readonly kind: PullRefusal['kind']; readonly pattern: RegExp }[] = [
  { kind: 'name', pattern: /invalid reference format/i },
  { kind: 'limit', pattern: /toomanyrequests|too many requests|pull rate limit|\b429\b/i },
  {
    kind: 'platform',
    pattern: /no matching manifest for (?<subject>\S+?)[\s,]|no match for platform in manifest(?:: |\b)/i,
  },
  { kind: 'platform', pattern: /does not provide the specified platform \((?<subject>[^)]+)\)/i },
  { kind: 'platform', pattern: /does not match the (?:specified|detected host) platform[^(]*\((?<subject>[^)]+)\)/i },
  { kind: 'denied', pattern: /pull access denied|insufficient_scope|requested access to the resource is denied/i },
  {
    kind: 'denied',
    pattern: /repository name not known to registry|name unknown|\b403 Forbidden|^\s*denied\b|: denied\b/i,
  },
  { kind: 'unauthorized', pattern: /unauthorized|no basic auth credentials|authentication required|\b401\b/i },
  { kind: 'missing', pattern: /manifest for \S+ not found|manifest unknown|\b404 Not Found/i },
  { kind: 'proxy', pattern: /proxyconnect|Proxy Authentication Required|\b407\b/i },
  { kind: 'dns', pattern: /lookup (?<subject>[\w.-]+)(?: on \S+)?: /i },
  { kind: 'dns', pattern: /no such host|server misbehaving|temporary failure in name resolution/i },
  {
    kind: 'certificate',
    pattern: /x509: |certificate signed by unknown|certificate has expired|tls: failed to verify/i,
  },
  { kind: 'plain', pattern: /server gave HTTP response to HTTPS client|first record does not look like a TLS/i },
  { kind: 'refused', pattern: /connection refused|actively refused/i },
  {
    kind: 'slow',
    pattern:
      /TLS handshake timeout|i\/o timeout|Client\.Timeout|deadline exceeded|connection timed out|request canceled while/i,
  },
  {
    kind: 'cut',
    pattern:
      /connection reset|network is unreachable|no route to host|\bEOF\b|unexpected status (?:code )?(?:from|5\d\d)|\b50\d\b/i,
  },
  { kind: 'missing', pattern: /not found/i },
];

/** What only a registry's answer says, or a request to one: every path of its interface begins with `/v2/`. */
const SURE: readonly RegExp[] = [
  /pull access denied|requested access to the resource is denied|no basic auth credentials|toomanyrequests/i,
  /manifest (?:for \S+ not found|unknown)|no matching manifest for|does not provide the specified platform/i,
  /(?:Get|Head) "?https?:\/\/[^/\s"]+\/v2\//i,
  /failed to resolve (?:source metadata|reference)|unable to get image '|error pulling image/i,
];

const IMAGES: readonly RegExp[] = [
  /unable to get image '([^']+)'/,
  /failed to resolve reference "([^"]+)"/,
  /failed to resolve source metadata for (\S+?):? /,
  /pull access denied for ([^\s,]+)/,
  /manifest for (\S+) not found/,
  /image with reference (\S+) was found but/,
  /error pulling image:? (\S+)/,
];

function hostIn(text: string): string {
  return /(?:Get|Head) "?https?:\/\/([^/\s"]+)/i.exec(text)?.[1] ?? '';
}
