import { isIP } from 'node:net';
import { type Product, productAtPort, productInWords } from './server-product.ts';

/** What a program said of a server, in one line or a few. `host` is the name, or the `address` where there is no name; null where the text has none. */
export type Said<Kind extends string> = {
  readonly kind: Kind;
  readonly product: Product | null;
  readonly host: string | null;
  readonly address: string | null;
  readonly port: number | null;
  readonly user: string | null;
  readonly database: string | null;
  /** The line that says it, and its number among those that were given. */
  readonly line: string;
  readonly at: number;
};

/** Words of one or more clients. `spans`: they go over the two lines after it as well. The groups `host`, `address`, `port`, `user` and `database` may be left out. */
export type SaidPattern<Kind extends string> = {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly product?: Product;
  readonly spans?: true;
};

/** What these lines say of servers, the oldest first, at most once a line: of several patterns the first that fits counts. `gate` fits every line that may. */
export function findSaid<Kind extends string>(
  patterns: readonly SaidPattern<Kind>[],
  gate: RegExp,
  lines: readonly string[],
): readonly Said<Kind>[] {
  return lines.flatMap((whole, at) => {
    const raw = whole.slice(0, LONGEST);
    if (!gate.test(raw) || NOT_A_PROGRAM.test(raw)) return [];
    const line = unescaped(raw);
    const block = [raw, ...lines.slice(at + 1, at + 3)].map((one) => unescaped(one.slice(0, LONGEST)).trim()).join(' ');
    for (const { kind, pattern, product, spans } of patterns) {
      const found = pattern.exec(spans ? block : line);
      if (found) return [{ ...named(found, line, product), kind, line: spans ? block : raw.trim(), at }];
    }
    return [];
  });
}

/** Characters of a line that are looked at: what is longer is no message for a person. */
const LONGEST = 2000;

/** Words of the engine, of a build and of Compose itself, which speak of registries and of the engine's socket. */
const NOT_A_PROGRAM =
  /^#\d+ |Error response from daemon|Cannot connect to the Docker daemon|docker\.sock|failed to solve|failed to do request|registry-1\.docker\.io|^\s*=> /;

/** Within JSON quotes and line ends are written out. */
function unescaped(line: string): string {
  return line.includes('\\') ? line.replace(/\\+(["'])/g, '$1').replace(/\\+[nt]/g, ' ') : line;
}

function named(
  found: RegExpExecArray,
  line: string,
  product: Product | undefined,
): Omit<Said<string>, 'kind' | 'line' | 'at'> {
  const { host, address, port: digits, user, database } = found.groups ?? {};
  const port = digits === undefined ? null : Number(digits);
  const name = bare(host);
  return {
    product: product ?? productInWords(line) ?? productAtPort(port),
    host: name ?? bare(address),
    address: bare(address) ?? (name !== null && isIP(name) !== 0 ? name : null),
    port,
    user: user ?? null,
    database: database ?? null,
  };
}

/** `[::1]`, and Java's `db/172.18.0.2`. */
function bare(host: string | undefined): string | null {
  return host === undefined ? null : host.replace(/^\[|\]$/g, '').replace(/\/.*$/, '') || null;
}
