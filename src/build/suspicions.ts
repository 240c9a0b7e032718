import type { Suspicion, SuspicionKind } from '../model/build-context.ts';

const FOLDERS: Readonly<Record<string, SuspicionKind>> = {
  '.venv': 'environment',
  venv: 'environment',
  node_modules: 'dependencies',
  '.git': 'history',
  '.hg': 'history',
  '.svn': 'history',
  __pycache__: 'bytecode',
  '.ssh': 'secrets',
  '.aws': 'secrets',
  '.gnupg': 'secrets',
  dist: 'outputs',
  build: 'outputs',
  target: 'outputs',
  out: 'outputs',
  coverage: 'outputs',
  '.next': 'outputs',
  '.nuxt': 'outputs',
  '.cache': 'outputs',
  '.gradle': 'outputs',
  '.tox': 'outputs',
  '.mypy_cache': 'outputs',
  '.pytest_cache': 'outputs',
  '.ruff_cache': 'outputs',
};

/** Outputs that weigh less than this are not worth a word, in bytes. */
const HEAVY = 10_000_000;

const MOST_PATHS = 5;

/** What kind of thing a folder of that name holds, where the name alone tells it. */
export function folderKind(name: string): SuspicionKind | null {
  return Object.hasOwn(FOLDERS, name) ? (FOLDERS[name] ?? null) : null;
}

type Found = { readonly kind: SuspicionKind; readonly path: string; bytes: number; files: number };

/** Gathers what would be sent and had better not be. Goes by names alone, and reads no file. */
export class Suspicions {
  readonly #found = new Map<string, Found>();

  /** Takes in a file that would be sent, by its path from the context's folder. */
  add(path: string, bytes: number) {
    const suspect = suspectIn(path);
    if (!suspect) return;
    const found = this.#found.get(suspect.path) ?? { ...suspect, bytes: 0, files: 0 };
    found.bytes += bytes;
    found.files += 1;
    this.#found.set(suspect.path, found);
  }

  /** What was found, by kind. Outputs are no surprise where the Dockerfile names what it takes. */
  list(takesAll: boolean): readonly Suspicion[] {
    const found = [...this.#found.values()].filter(
      ({ kind, bytes }) => kind !== 'outputs' || (takesAll && bytes >= HEAVY),
    );
    return KINDS.flatMap((kind) => {
      const own = found.filter((one) => one.kind === kind).toSorted((a, b) => b.bytes - a.bytes);
      return own.length === 0 ? [] : [suspicionOf(kind, own)];
    });
  }
}

const KINDS: readonly SuspicionKind[] = ['secrets', 'environment', 'dependencies', 'history', 'bytecode', 'outputs'];

function suspicionOf(kind: SuspicionKind, own: readonly Found[]): Suspicion {
  return {
    kind,
    files: own.reduce((sum, { files }) => sum + files, 0),
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    paths: own.slice(0, MOST_PATHS).map(({ path }) => path),
    count: own.length,
    patterns: patternsFor(own),
  };
}

/** The outermost thing on the way to a file that a name gives away. */
function suspectIn(path: string): Pick<Found, 'kind' | 'path'> | null {
  const names = path.split('/');
  const at = names.slice(0, -1).findIndex((name) => folderKind(name) !== null);
  const kind = at === -1 ? null : folderKind(names[at] ?? '');
  if (kind) return { kind, path: `${names.slice(0, at + 1).join('/')}/` };
  const name = names.at(-1) ?? '';
  if (/\.py[co]$/.test(name)) return { kind: 'bytecode', path };
  return mayHoldSecrets(name) ? { kind: 'secrets', path } : null;
}

function mayHoldSecrets(name: string): boolean {
  if (/^\.env(?:$|\.)/.test(name)) return !/\.(?:example|sample|template|tmpl|dist|defaults?|schema)$/.test(name);
  return SECRET_NAMES.test(name);
}

const SECRET_NAMES =
  /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.pypirc|\.netrc|\.git-credentials|\.htpasswd|credentials\.json|.*\.(?:pem|key|p12|pfx|jks|keystore|kdbx))$/;

/** One line for all of a name, at any depth where one of them is deeper; secrets are named one by one, since others of their kind may be wanted. */
function patternsFor(own: readonly Found[]): readonly string[] {
  const lines = own.map(({ kind, path }) => {
    const bare = path.replace(/\/$/, '');
    const name = bare.slice(bare.lastIndexOf('/') + 1);
    if (kind === 'secrets') return bare;
    if (/\.py[co]$/.test(path)) return '**/*.py[co]';
    const isDeep = own.some((other) => other.path.endsWith(`/${name}/`));
    return isDeep ? `**/${name}` : name;
  });
  return [...new Set(lines)];
}
