import type { PathStat } from '../model/ports.ts';

/**
 * Reads the header `X-Docker-Container-Path-Stat` of `HEAD` and `GET /containers/ID/archive`: base64 of JSON whose `mode` is Go's `os.FileMode`
 * (folder 1 << 31, link 1 << 27, and bits for pipes, sockets and devices). The engine resolves `linkTarget` inside the container, so that it is
 * absolute and without `..` whatever the link itself says (measured on 26.1 and 28.5).
 * @returns null where the header makes no sense
 */
export function parsePathStat(header: string | readonly string[] | undefined): PathStat | null {
  const stat = typeof header === 'string' ? decode(header) : null;
  if (stat === null) return null;
  const { size = 0, mode = 0, mtime = '', linkTarget = '' } = stat;
  return { kind: kindOf(mode), size, modifiedAt: Date.parse(mtime) || 0, linkTarget };
}

type GoStat = {
  readonly size?: number;
  readonly mode?: number;
  readonly mtime?: string;
  readonly linkTarget?: string;
};

function decode(header: string): GoStat | null {
  try {
    const stat: unknown = JSON.parse(Buffer.from(header, 'base64').toString());
    return typeof stat === 'object' && stat !== null ? stat : null;
  } catch {
    return null;
  }
}

/** Bits of Go's `os.FileMode`. Its folder bit is the sign bit here, so numbers are compared without a sign. */
const FOLDER = 2 ** 31;
const LINK = 2 ** 27;
const OTHERS = 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19;

function kindOf(mode: number): PathStat['kind'] {
  if (has(mode, FOLDER)) return 'directory';
  if (has(mode, LINK)) return 'link';
  return has(mode, OTHERS) ? 'other' : 'file';
}

function has(mode: number, bits: number): boolean {
  return (mode & bits) >>> 0 !== 0;
}
