/** A container's name that another one has. `id` is the other's, `service` what Compose 1 names; null where the text has none. */
export type NameConflict = { readonly name: string; readonly id: string | null; readonly service: string | null };

/** Recognises the words of Docker Engine 1.0 to 29, Podman and nerdctl. */
export function nameConflict(line: string): NameConflict | null {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(line.replaceAll('\\"', '"'));
    if (!found) continue;
    const service = /(?:for|container for service) ([\w.-]+)[: ]/.exec(line)?.[1] ?? null;
    return { name: found[1] ?? '', id: found[2] ?? null, service };
  }
  return null;
}

const PATTERNS: readonly RegExp[] = [
  /container name "\/?([\w.-]+)" is already in use by (?:container )?"?([0-9a-f]{12,64})/i,
  /container name "\/?([\w.-]+)" is already in use/i,
  /Conflict[.,] The name "?\/?([\w.-]+)"? is already (?:assigned to|in use by|used by)(?: container)? "?([0-9a-f]{7,64})/i,
  /name "([\w.-]+)" is already used by ID "?([0-9a-f]{12,64})/,
];
