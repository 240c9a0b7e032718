/** One word of a query. */
export type Word = {
  /** As it was typed, with its quotes. */
  readonly written: string;
  /** What it says, without the `-` or `!`, the name of its field and the quotes. */
  readonly text: string;
  readonly negated: boolean;
  readonly field: Field | undefined;
};

/** What a word may speak of other than the text of a line. */
export type Field = (typeof fields)[number];

/**
 * The words of a query, parted by white space. Quotes hold a word with spaces together, also after the name of a field;
 * inside them `\"` is a quote, and a quote that is not closed yet reaches to the end.
 */
export function splitWords(query: string): readonly Word[] {
  return Array.from(query.matchAll(wordPattern), ([written, sign, name, quoted, plain]) => ({
    written,
    text: quoted?.replaceAll('\\"', '"') ?? plain ?? '',
    negated: sign !== '',
    field: fields.find((field) => `${field}:` === name?.toLowerCase()),
  }));
}

/**
 * The point in time that `text` means at the time `now`, both in milliseconds since the epoch. Understands how long ago it is
 * (`10m`, `2h30m`, `1.5d`), a clock time (`12:04`, `12:04:29.5`) of today, or of yesterday when it would still be to come,
 * a date with or without time (`2026-11-25`, `2026-11-25T12:00`, RFC 3339), and seconds since the epoch. Times without a zone
 * are local.
 */
export function parseTime(text: string, now: number): number | undefined {
  return ago(text, now) ?? clockTime(text, now) ?? dateTime(text) ?? unixSeconds(text);
}

const fields = ['level', 'service', 'since', 'until', 'context', 'ctx'] as const;

// The sign, the name of a field, then a word in quotes or another one.
const wordPattern = new RegExp(
  `([-!]?)(?:((?:${fields.join('|')}):)(?!:))?(?:"((?:\\\\"|[^"])*)(?:"|$)|(\\S+)|(?<=[-!:])(?=\\s|$))`,
  'gi',
);

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

function ago(text: string, now: number): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of text.matchAll(/([\d.]+)(ms|[smhdw])/g))
    total += Number(amount) * (unitMs[unit] ?? 0);
  return now - total;
}

function clockTime(text: string, now: number): number | undefined {
  const time = clock(text);
  if (time === undefined) return undefined;
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const found = new Date(year, month, day, time.hours, time.minutes).getTime() + time.ms;
  // The day before, and not 24 hours before: the clock may have been changed.
  return found <= now ? found : new Date(year, month, day - 1, time.hours, time.minutes).getTime() + time.ms;
}

/** The time of the day; `ms` are its seconds in milliseconds. */
function clock(text: string): { readonly hours: number; readonly minutes: number; readonly ms: number } | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d{1,9})?))?$/.exec(text);
  if (found === null) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  const ms = Math.floor(Number((found[3] ?? '0').replace(',', '.')) * 1000 + 1e-6);
  return hours < 24 && minutes < 60 && ms < 60_000 ? { hours, minutes, ms } : undefined;
}

function dateTime(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]([\d:.,]+?)([Zz]|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const time = clock(found?.[4] ?? '0:00');
  if (found === null || time === undefined) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]) - 1, Number(found[3])];
  const utc = Date.UTC(year, month, day, time.hours, time.minutes) + time.ms;
  const isDate = new Date(Date.UTC(year, month, day)).toISOString().startsWith(text.slice(0, 10));
  if (!isDate) return undefined;
  const zone = found[5];
  return zone === undefined
    ? new Date(year, month, day, time.hours, time.minutes).getTime() + time.ms
    : utc - offset(zone);
}

/** How far a zone such as `+01:00` is ahead of UTC, in milliseconds. */
function offset(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Nine digits and more: a shorter number is something else that is still being typed. */
function unixSeconds(text: string): number | undefined {
  return /^\d{9,11}(?:\.\d{1,9})?$/.test(text) ? Math.floor(Number(text) * 1000 + 1e-3) : undefined;
}
