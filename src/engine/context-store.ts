import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Tls } from './address.ts';
import type { FileReader } from './files.ts';

/** The engine that a stored context points at. */
export type StoredContext = { readonly host: string; readonly tls: Tls | null };

/**
 * A context as `docker context create` stores it: `contexts/meta/<sha256 of the name>/meta.json`, certificates under
 * `contexts/tls/<the same>/docker`. Null when there is none of that name, or none with a Docker endpoint.
 */
export function readContext(name: string, folder: string, files: FileReader): StoredContext | null {
  const id = createHash('sha256').update(name).digest('hex');
  const endpoint = readMeta(join(folder, 'contexts', 'meta', id), files)?.Endpoints?.docker;
  if (!endpoint?.Host) return null;
  const tls = readCertificates(join(folder, 'contexts', 'tls', id, 'docker'), !endpoint.SkipTLSVerify, files);
  return { host: endpoint.Host, tls: tls ?? (endpoint.SkipTLSVerify ? INSECURE : null) };
}

/** The names of all contexts, `default` first. */
export function knownContexts(folder: string, files: FileReader): readonly string[] {
  const meta = join(folder, 'contexts', 'meta');
  const names = files.names(meta).map((id) => readMeta(join(meta, id), files)?.Name);
  return ['default', ...names.filter((name) => name !== undefined).sort()];
}

/** `currentContext` of the CLI's configuration; null when nothing is set or the file is broken. */
export function currentContext(folder: string, files: FileReader): string | null {
  const config = parse<{ currentContext?: unknown }>(files.text(join(folder, 'config.json')));
  return typeof config?.currentContext === 'string' && config.currentContext !== '' ? config.currentContext : null;
}

/** `ca.pem`, `cert.pem` and `key.pem` of a folder; null when it has none of them. */
export function readCertificates(folder: string, verify: boolean, files: FileReader): Tls | null {
  const [ca = null, cert = null, key = null] = ['ca.pem', 'cert.pem', 'key.pem'].map((file) =>
    files.text(join(folder, file)),
  );
  return ca === null && cert === null && key === null ? null : { ca, cert, key, verify };
}

const INSECURE: Tls = { ca: null, cert: null, key: null, verify: false };

type Meta = {
  readonly Name?: string;
  readonly Endpoints?: { readonly docker?: { readonly Host?: string; readonly SkipTLSVerify?: boolean } };
};

function readMeta(folder: string, files: FileReader): Meta | null {
  return parse<Meta>(files.text(join(folder, 'meta.json')));
}

function parse<Shape>(text: string | null): Shape | null {
  try {
    return text === null ? null : (JSON.parse(text) as Shape | null);
  } catch {
    return null;
  }
}
