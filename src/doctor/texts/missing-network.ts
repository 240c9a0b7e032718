/**
 * The name of a network that was to be there and is not, from Compose 1, 2 and 5, the engine (2.24 to 2.26 let it complain), podman and podman-compose; null for
 * every other line, also where only the id of a network is told: that is one that a container was created with and that is gone since.
 */
export function missingNetwork(line: string): string | null {
  for (const pattern of PATTERNS) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined && !/^[0-9a-f]{64}$/.test(name)) return name;
  }
  return null;
}

const PATTERNS: readonly RegExp[] = [
  /network "?([\w.-]+)"? declared as external, but could not be found/i,
  /(?:Error response from daemon: |container networking: )network ([\w.-]+) not found/,
  /unable to find network with name or ID ([\w.-]+): network not found/,
  /External network \[([\w.-]+)\] does not exist/,
];
