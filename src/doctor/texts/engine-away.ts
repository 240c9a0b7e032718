/** An engine that cannot be used. `host` is its address; empty where the text has none. `context`: the chosen one does not exist, and `host` is its name. */
export type EngineAway = { readonly kind: 'unreachable' | 'denied' | 'context'; readonly host: string };

/**
 * Recognises Docker 1.x to 29, also through named pipes (Windows), Compose 1 (requests, docker-py), and Podman. Addresses are as the text has them. A line that tells of
 * both is of a permission.
 */
export function engineAway(line: string): EngineAway | null {
  for (const { kind, pattern } of PATTERNS) {
    const found = pattern.exec(line);
    if (found) return { kind, host: hostOf(found[1] ?? '') };
  }
  return null;
}

const PATTERNS: readonly { readonly kind: EngineAway['kind']; readonly pattern: RegExp }[] = [
  { kind: 'context', pattern: /resolve docker endpoint: context "([^"]+)": context not found/ },
  { kind: 'context', pattern: /^context "([^"]+)" does not exist/ },
  {
    kind: 'denied',
    pattern: /permission denied while trying to connect to the Docker (?:daemon socket|API)(?: at ([^\s,]+))?/i,
  },
  { kind: 'denied', pattern: /dial (unix \S*(?:docker|podman)\S*?): connect: permission denied/ },
  { kind: 'denied', pattern: /open (\/\/\.\/pipe\/\S+?): Access is denied/i },
  { kind: 'denied', pattern: /Error while fetching server API version: .*Permission denied/ },
  { kind: 'unreachable', pattern: /Cannot connect to the Docker daemon at (\S+?)\.? Is the docker daemon running/i },
  { kind: 'unreachable', pattern: /Cannot connect to the Docker daemon\. Is the docker daemon running/i },
  { kind: 'unreachable', pattern: /failed to connect to the docker API at ([^\s;]+)/i },
  { kind: 'unreachable', pattern: /Couldn't connect to Docker daemon(?: at (\S+))?/ },
  {
    kind: 'unreachable',
    pattern: /error during connect: .*open (\/\/\.\/pipe\/\S+?): The system cannot find the file/i,
  },
  {
    kind: 'unreachable',
    pattern: /error during connect: .*"(https?:\/\/[^"/]+).*(?:dial |lookup |EOF|no such host|refused)/i,
  },
  {
    kind: 'unreachable',
    pattern: /Error while fetching server API version: .*(?:No such file|FileNotFoundError|refused)/,
  },
  { kind: 'unreachable', pattern: /Docker Desktop is (?:not running|unable to start)/ },
  { kind: 'unreachable', pattern: /Cannot connect to Podman/ },
];

/** `unix /run/docker.sock` of a dial, and `http://%2F%2F.%2Fpipe%2Fdocker_engine`, as addresses. */
function hostOf(text: string): string {
  const dialled = /^unix (.+)$/.exec(text)?.[1];
  if (dialled !== undefined) return `unix://${dialled}`;
  if (text.startsWith('//./pipe/')) return `npipe://${text}`;
  return text.replace(/[.:]$/, '');
}
