import { hash, randomBytes } from 'node:crypto';
import { readJson, writeJson } from '../../files/json-file.ts';

/** A configuration of a service with the hash that Compose gives it. */
export type Seen = {
  readonly service: string;
  readonly hash: string;
  readonly leaves: Readonly<Record<string, string>>;
};

/**
 * Remembers configurations, so that of a container that was made with an older one it can be said which keys differ. Values are never written: only
 * hashes of them, salted with the file's own salt.
 */
export type ConfigMemory = {
  /** Writes only where something is new. `used`: hashes that containers carry, which are not forgotten. */
  learn(seen: readonly Seen[], used: ReadonlySet<string>): Promise<void>;
  /** The key paths in which `leaves` differ from the configuration with that hash; null where that one was never seen. */
  differences(service: string, hash: string, leaves: Seen['leaves']): readonly string[] | null;
};

/** A memory in `file`. Where that cannot be written, and where there is none (null), it lasts as long as the program. */
export function openConfigMemory(file: string | null, now: () => number = Date.now): ConfigMemory {
  let known: Remembered | null = null;

  async function learn(seen: readonly Seen[], used: ReadonlySet<string>): Promise<void> {
    known ??= (await read()) ?? { salt: randomBytes(16).toString('hex'), services: {} };
    const isKnown = (own: Remembered) => seen.every(({ service, hash }) => own.services[service]?.[hash]);
    if (isKnown(known)) return;
    // Another Dogwatch on the same project may have learned something meanwhile.
    known = (await read()) ?? known;
    for (const one of seen) known = add(known, one, now());
    known = { ...known, services: mapValues(known.services, (snapshots) => newest(snapshots, used)) };
    if (file !== null) await writeJson(file, { version: VERSION, ...known });
  }

  function differences(service: string, hash: string, leaves: Seen['leaves']): readonly string[] | null {
    const snapshot = known?.services[service]?.[hash];
    if (!known || !snapshot) return null;
    const now = salted(known.salt, leaves);
    const keys = new Set([...Object.keys(snapshot.leaves), ...Object.keys(now)]);
    return [...keys].filter((key) => snapshot.leaves[key] !== now[key]).sort();
  }

  async function read(): Promise<Remembered | null> {
    return file === null ? null : readJson(file, toRemembered);
  }

  return { learn, differences };
}

const VERSION = 1;

/** Configurations that are kept of a service. */
const KEPT = 12;

/** `leaves`: hash of the value by key path. `seenAt`: milliseconds since the epoch. */
type Snapshot = { readonly seenAt: number; readonly leaves: Readonly<Record<string, string>> };
type Snapshots = Readonly<Record<string, Snapshot>>;
type Remembered = { readonly salt: string; readonly services: Readonly<Record<string, Snapshots>> };

function add(known: Remembered, { service, hash, leaves }: Seen, seenAt: number): Remembered {
  const snapshots = known.services[service] ?? {};
  if (snapshots[hash]) return known;
  const snapshot = { seenAt, leaves: salted(known.salt, leaves) };
  return { ...known, services: { ...known.services, [service]: { ...snapshots, [hash]: snapshot } } };
}

function salted(salt: string, leaves: Seen['leaves']): Seen['leaves'] {
  return mapValues(leaves, (value, key) => hash('sha256', `${salt}\n${key}\n${value}`));
}

function newest(snapshots: Snapshots, used: ReadonlySet<string>): Snapshots {
  const order = Object.entries(snapshots).sort(([, one], [, other]) => other.seenAt - one.seenAt);
  return Object.fromEntries(order.filter(([hash], index) => index < KEPT || used.has(hash)));
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

function toRemembered(content: unknown): Remembered | null {
  if (!isRecord(content) || content.version !== VERSION || typeof content.salt !== 'string') return null;
  const { salt, services } = content;
  return isRecordOf(services, isSnapshots) ? { salt, services } : null;
}

function isSnapshots(value: unknown): value is Snapshots {
  return isRecordOf(value, isSnapshot);
}

function isSnapshot(value: unknown): value is Snapshot {
  return isRecord(value) && typeof value.seenAt === 'number' && isRecordOf(value.leaves, isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecordOf<Value>(
  value: unknown,
  is: (value: unknown) => value is Value,
): value is Readonly<Record<string, Value>> {
  return isRecord(value) && Object.values(value).every(is);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
