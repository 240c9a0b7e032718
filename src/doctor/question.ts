import type { DiskUsage } from '../model/ports.ts';

/**
 * Something that costs a command or a scan to find out, so that it is only asked for where a symptom suggests it.
 * `host-port`: who holds a port of this machine · `sockets`: where the programs in a container (id) listen · `space`: what takes space · `path`: what there
 * is at a path of this machine (absolute).
 */
export type Question =
  | { readonly kind: 'host-port'; readonly port: number; readonly protocol: 'tcp' | 'udp' }
  | { readonly kind: 'sockets'; readonly container: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'path'; readonly path: string };

/** Who holds a port of this machine. Addresses as the system writes them: `127.0.0.1`, `0.0.0.0`, `::`. `processes` is null where it could not be found out. */
export type HostPort = {
  readonly containers: readonly {
    readonly name: string;
    readonly project: string | null;
    readonly service: string | null;
  }[];
  readonly processes:
    | readonly { readonly name: string; readonly pid: number | null; readonly address: string }[]
    | null;
};

/** A socket that listens in a container. `address` is numeric: `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
export type Listener = { readonly address: string; readonly port: number };

/** What there is at a path of this machine. `isEmpty` is for folders. */
export type HostPath = {
  readonly kind: 'missing' | 'file' | 'directory' | 'other';
  readonly isEmpty: boolean;
  /** Id of the owner; 0 is root. */
  readonly owner: number;
  /** Milliseconds since the epoch; null where the file system does not know. */
  readonly createdAt: number | null;
};

/** The space that the engine uses, and what is free where its files are; bytes, null where that cannot be told. */
export type Space = { readonly usage: DiskUsage | null; readonly free: number | null; readonly total: number | null };

/** The answers to questions, by kind: undefined was not asked (yet), null could not be found out. */
export type Answers = {
  readonly hostPort: (port: number, protocol: 'tcp' | 'udp') => HostPort | null | undefined;
  readonly sockets: (container: string) => readonly Listener[] | null | undefined;
  readonly space: () => Space | null | undefined;
  readonly path: (path: string) => HostPath | null | undefined;
};

/** Nothing was asked. */
export const noAnswers: Answers = {
  hostPort: () => undefined,
  sockets: () => undefined,
  space: () => undefined,
  path: () => undefined,
};

/** The same text for the same question. */
export function questionKey(question: Question): string {
  return Object.values(question).join(' ');
}
