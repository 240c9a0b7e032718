/** A socket of a program of this machine that listens. `name` is empty and `pid` null where this user is not told whose it is. */
export type ListeningProcess = { readonly name: string; readonly pid: number | null; readonly address: string };

/**
 * Reads what `ss -ltnp` or `ss -lunp` prints, such as `LISTEN 0 5 0.0.0.0:8000 0.0.0.0:* users:(("python3",pid=7,fd=3))`: those of the port. Programs of
 * other users are listed without their names. A `*` means both families of addresses there.
 */
export function readSs(lines: readonly string[], port: number): readonly ListeningProcess[] {
  return lines.flatMap((line): readonly ListeningProcess[] => {
    const [, , , local = '', , ...rest] = line.trim().split(/\s+/);
    if (!/^(LISTEN|UNCONN)\s/.test(line.trim()) || portOf(local) !== port) return [];
    const address = local.startsWith('*') ? '::' : addressOf(local);
    const owners = [...rest.join(' ').matchAll(/\("((?:[^"\\]|\\.)*)",pid=(\d+)/g)];
    if (owners.length === 0) return [{ name: '', pid: null, address }];
    return owners.map(([, name = '', pid]) => ({ name, pid: Number(pid), address }));
  });
}

/**
 * Reads what `lsof -nP +c 0 -iTCP:PORT -sTCP:LISTEN -F pcnt` prints, on Linux and macOS: a line a field, by its first letter (`p` begins a process, `c` names it,
 * `f` begins a file, `t` is `IPv4` or `IPv6`, `n` the address); those of the port.
 */
export function readLsof(lines: readonly string[], port: number): readonly ListeningProcess[] {
  const found: ListeningProcess[] = [];
  let pid: number | null = null;
  let name = '';
  let isSix = false;
  for (const line of lines) {
    const value = line.slice(1);
    if (line.startsWith('p')) pid = Number(value);
    else if (line.startsWith('c')) name = unescaped(value);
    else if (line.startsWith('t')) isSix = value === 'IPv6';
    else if (line.startsWith('n') && portOf(value) === port) {
      const address = addressOf(value);
      found.push({ name, pid, address: isSix && address === '0.0.0.0' ? '::' : address });
    }
  }
  return found;
}

/** Each process once an address: children share the socket of their parent under names of their own, and stay. */
export function distinct(processes: readonly ListeningProcess[]): readonly ListeningProcess[] {
  return [...new Map(processes.map((one) => [`${one.pid} ${one.address}`, one])).values()];
}

function portOf(local: string): number {
  return Number(local.slice(local.lastIndexOf(':') + 1));
}

/** To lsof `*` stands for all addresses of one family. An interface may follow, as in `127.0.0.53%lo`. */
function addressOf(local: string): string {
  const written = local.slice(0, local.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  const address = written.replace(/%.*$/, '');
  return address === '*' || address === '' ? '0.0.0.0' : address;
}

/** lsof writes what is no plain character as `\x20`. */
function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
