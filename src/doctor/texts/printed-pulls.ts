import { splitPrefix } from './compose-prefix.ts';
import { imageIn, type PullRefusal, pullRefusal, surePullRefusal } from './pull-refusal.ts';

/**
 * An image that was not had, as a text tells it. `name` is what the line calls it (a service up to Compose 2, an image since 5), null where it has none; `image` stands in the
 * reason; `isBase` where a build wanted it to stand on.
 */
export type PrintedPull = {
  readonly refusal: PullRefusal;
  readonly name: string | null;
  readonly image: string | null;
  readonly isBase: boolean;
  /** The line that says it. */
  readonly line: string;
};

/** The pulls that failed in what Docker or Compose printed, each image once. What is built instead of pulled is no failure. */
export function printedPulls(lines: readonly string[]): readonly PrintedPull[] {
  const own = lines.filter((line) => splitPrefix(line).container === null);
  const pulling = new Set<string>();
  const found: PrintedPull[] = [];
  let base: string | null = null;
  for (const line of own) {
    const begun = BEGUN.exec(line)?.[1];
    if (begun !== undefined) pulling.add(begun);
    base = CLASSIC_FROM.exec(line)?.[1] ?? (/^(?:Step \d|#\d)/.test(line) ? null : base);
    const one = ofCompose(line, pulling) ?? ofOthers(line, base);
    if (!one) continue;
    pulling.delete(one.name ?? one.image ?? '');
    found.push(one);
  }
  return distinct(found).map((one) => withOnlyName(one, pulling));
}

/** ` web Pulling `, ` Image nginx Pulling `, ` ⠿ web Pulling`. */
const BEGUN = /^\s*(?:\S )?(?:Image )?(\S+) +Pulling\s*(?:[\d.]+s)?\s*$/;

/** The classic builder has said what image it wants when it fails with the registry's bare words. */
const CLASSIC_FROM = /^Step \d+\/\d+ : FROM (?:--\S+ )?(\S+)/i;

/** The sign is that of a terminal; what is only warned of is built instead. */
const ENDED =
  /^\s*(?<sign>[✘⠿x!] )?\s*(?<kind>Image )?(?<name>\S+) +(?<word>Error |Warning )?\s*(?<text>\S.*?)(?:\s{2,}[\d.]+s)?\s*$/;

function ofCompose(line: string, pulling: ReadonlySet<string>): PrintedPull | null {
  const { sign = '', kind, name = '', word = '', text = '' } = ENDED.exec(line)?.groups ?? {};
  if (sign.startsWith('!') || word.startsWith('Warning')) return null;
  if (!pulling.has(name) && !(word.startsWith('Error') && (kind !== undefined || surePullRefusal(text)))) return null;
  const refusal = pullRefusal(text);
  if (!refusal) return null;
  const named = kind === undefined ? { name, image: imageIn(text) } : { name: null, image: name };
  return { refusal, ...named, isBase: false, line: line.trim() };
}

function ofOthers(line: string, base: string | null): PrintedPull | null {
  if (/^#\d+ ERROR/.test(line) || SKIPPED.test(line)) return null;
  const refusal = surePullRefusal(line);
  if (!refusal) return null;
  const isBase = base !== null || /failed to solve|source metadata/.test(line);
  return { refusal, name: null, image: imageIn(line) ?? base, isBase, line: line.trim() };
}

const SKIPPED = /^\s*(?:!|\S+ Warning )/;

/** Compose ends with the words of the one that failed. */
function distinct(found: readonly PrintedPull[]): readonly PrintedPull[] {
  return found.filter((one, at) => {
    if (one.name !== null) return found.findIndex(({ name }) => name === one.name) === at;
    const same = found.filter(({ refusal }) => refusal.kind === one.refusal.kind);
    if (same.some(({ name }) => name !== null)) return false;
    if (one.image === null && same.some(({ image }) => image !== null)) return false;
    return same.find(({ image }) => image === one.image) === one;
  });
}

/** Compose 2 does not tell of each reason whose it is; where one image alone was being pulled it is that one. */
function withOnlyName(one: PrintedPull, pulling: ReadonlySet<string>): PrintedPull {
  const [only] = pulling;
  return one.name === null && one.image === null && pulling.size === 1 && only !== undefined
    ? { ...one, name: only }
    : one;
}
