import type { WatchEntry } from '../../src/model/watch.ts';
import { clock } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';

/** What of watch's own words is news beside the files and stories that they are about: that it runs, and what went wrong. */
export function isNews({ kind }: WatchEntry): boolean {
  return kind === 'enabled' || kind === 'error';
}

/** A word of watch with its time and a sign; of any length. `named` puts the service before it. */
export function entryLine(entry: WatchEntry, named: boolean, language: Language): string {
  const { symbol, tone } = entry.kind === 'error' ? BAD : GOOD;
  const service = named && entry.services.length > 0 ? `${style.dim(entry.services.join(' '))} ` : '';
  const text = entry.kind === 'error' ? oneLine(entry.text) : watchWords(language).enabled;
  return `${style.dim(clock(entry.at))} ${tone(symbol)} ${service}${tone(text)}`;
}

const GOOD = { symbol: '●', tone: style.good };
const BAD = { symbol: '✖', tone: style.bad };

function oneLine(text: string): string {
  return plain(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
