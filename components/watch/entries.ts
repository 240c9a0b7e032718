import type { WatchEntry } from '../../src/model/watch.ts';
import { clock, count } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';

/** One thing that watch did, or that the engine saw of it, with its time and a sign; of any length. `named` puts the service before it. */
export function entryLine(entry: WatchEntry, named: boolean, language: Language): string {
  const { symbol, tone } = MARKS[entry.kind];
  const service = named && entry.service !== null ? `${style.dim(entry.service)} ` : '';
  return `${style.dim(clock(entry.at))} ${tone(symbol)} ${service}${tone(textOf(entry, language))}`;
}

const asIs = (text: string) => text;

/** Compose says what it sets out to do (`↑`, `◐`); ✔ is for what was seen to have happened. */
const MARKS: Readonly<
  Record<WatchEntry['kind'], { readonly symbol: string; readonly tone: (text: string) => string }>
> = {
  enabled: { symbol: '●', tone: style.good },
  sync: { symbol: '↑', tone: asIs },
  rebuild: { symbol: '◐', tone: style.busy },
  built: { symbol: '✔', tone: style.good },
  restart: { symbol: '↻', tone: style.busy },
  exec: { symbol: '▸', tone: asIs },
  received: { symbol: '✔', tone: style.good },
  deleted: { symbol: '✔', tone: style.good },
  error: { symbol: '✖', tone: style.bad },
  line: { symbol: '·', tone: style.dim },
};

function textOf({ kind, text, count: changes }: WatchEntry, language: Language): string {
  const words = watchWords(language);
  switch (kind) {
    case 'sync':
      return changes === null ? words.syncs : words.sync(count(changes));
    case 'deleted':
      return words.deleted(oneLine(text));
    case 'error':
    case 'line':
      return oneLine(text);
    default:
      return words[kind];
  }
}

function oneLine(text: string): string {
  return plain(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
