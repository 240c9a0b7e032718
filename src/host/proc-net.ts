/** A socket that listens, by its numeric address. */
export type ProcListener = { readonly address: string; readonly port: number };

/**
 * Reads `/proc/net/tcp` and `/proc/net/tcp6` of a network namespace, also one after the other: the sockets that listen, each once; null when this is not
 * such a file. Addresses are written as the 32-bit words of a little-endian machine, in hexadecimal (`0100007F:1F90` is 127.0.0.1:8080).
 */
export function readProcNet(lines: readonly string[]): readonly ProcListener[] | null {
  if (!lines.some((line) => /^\s*sl\s+local_address/.test(line))) return null;
  const found = lines.flatMap((line) => {
    const [, address = '', port = '', state] =
      /^\s*\d+:\s+([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})\s+\S+\s+([0-9A-F]{2})\s/.exec(line) ?? [];
    return state === LISTENS ? [{ address: addressOf(address), port: Number.parseInt(port, 16) }] : [];
  });
  return [...new Map(found.map((one) => [`${one.address} ${one.port}`, one])).values()];
}

/** TCP_LISTEN of the kernel's tcp_states.h. */
const LISTENS = '0A';

function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  if (isMapped) return `::ffff:${bytes.slice(12).join('.')}`;
  return compressed(bytes);
}

/** As the system writes it: the first of the longest runs of zero groups is `::`. */
function compressed(bytes: readonly number[]): string {
  const groups = Array.from({ length: 8 }, (_, n) =>
    (((bytes[2 * n] ?? 0) << 8) | (bytes[2 * n + 1] ?? 0)).toString(16),
  );
  const written = groups.join(':');
  const runs = [...written.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run);
  const longest = runs.reduce((best, run) => (groupsIn(run) > groupsIn(best) ? run : best), '');
  if (longest === '') return written;
  const at = written.indexOf(longest);
  const before = written.slice(0, at);
  const after = written.slice(at + longest.length).replace(/^:/, '');
  return `${before}::${after}`;
}

function groupsIn(run: string): number {
  return run.split(':').filter((group) => group !== '').length;
}
