import type { Asked, BuildContext, LeftOut, Suspicion, Weight } from '../../src/model/build-context.ts';
import { pad, padStart } from '../../src/text/clip.ts';
import { bytes, count } from '../../src/text/format.ts';
import { escaped } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { buildContextWords } from '../../src/words/build-context.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';

type Measured = Extract<BuildContext, { kind: 'measured' }>;
type Words = ReturnType<typeof buildContextWords>;

/** A build context to read, line by line; lines may be long, and are meant to be wrapped. `dockerfile` is named as the project names it. */
export function contextLines(context: BuildContext, dockerfile: string, language: Language): readonly string[] {
  const words = buildContextWords(language);
  if (context.kind === 'remote') return [words.remote(escaped(context.address))];
  if (context.kind === 'missing') return [words.missing(escaped(context.folder))];
  const notes = [...(context.isComplete ? [] : [style.warn(`▲ ${words.incomplete}`)]), style.dim(words.onlyChanges)];
  return [
    ...summaryLines(context, dockerfile, words),
    ...section(words.suspicions, suspicionLines(context, words)),
    ...section(words.heaviest, heaviestLines(context, words)),
    ...section(words.patterns, patternLines(context.leftOut, words)),
    '',
    ...notes,
    style.dim(words.apart),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', style.strong(title), ...lines];
}

function summaryLines(context: Measured, dockerfile: string, words: Words): readonly string[] {
  const { folder, all, asked, leftOut, ignoreFile } = context;
  const rows: readonly (readonly [string, string])[] = [
    [words.folder, escaped(folder)],
    [words.couldBeSent, style.strong(weightOf(all, words))],
    [words.asked, askedText(asked, escaped(dockerfile), words)],
    [words.leftOut, leftOutText(leftOut, escaped(ignoreFile), words)],
  ];
  const columns = Math.max(...rows.map(([name]) => width(name)));
  return rows.map(([name, text]) => `${style.dim(pad(name, columns))}  ${text}`);
}

const MOST_SOURCES = 8;

function askedText(asked: Asked, dockerfile: string, words: Words): string {
  if (asked.kind === 'unknown') return words.unknown;
  if (asked.kind === 'all') return words.all(dockerfile, String(asked.line), escaped(asked.text));
  if (asked.sources.length === 0) return words.nothing;
  const more = asked.sources.length - MOST_SOURCES;
  const shown = [
    ...asked.sources.slice(0, MOST_SOURCES).map(escaped),
    ...(more > 0 ? [words.moreSources(count(more))] : []),
  ];
  return words.part(weightOf(asked, words), shown.join(words.separator));
}

function leftOutText(leftOut: readonly LeftOut[], file: string, words: Words): string {
  if (leftOut.length === 0) return words.byNothing(file);
  const sum = { files: 0, bytes: 0 };
  for (const weight of leftOut) {
    sum.files += weight.files;
    sum.bytes += weight.bytes;
  }
  return words.byPatterns(weightOf(sum, words), file);
}

function weightOf({ bytes: size, files }: Weight, words: Words): string {
  return words.weight(bytes(size), words.files(count(files)));
}

const MARKS: Readonly<Record<Suspicion['kind'], (text: string) => string>> = {
  secrets: style.bad,
  environment: style.warn,
  dependencies: style.warn,
  history: style.warn,
  bytecode: style.warn,
  outputs: style.warn,
};

function suspicionLines({ suspicions, ignoreFile }: Measured, words: Words): readonly string[] {
  return suspicions.flatMap((suspicion) => {
    const { kind, paths, count: all, patterns } = suspicion;
    const rest = all > paths.length ? [words.more(count(all - paths.length))] : [];
    const names = [...paths.map(escaped), ...rest].join(words.separator);
    const lines = patterns.slice(0, MOST_SOURCES).map(escaped).join('  ');
    return [
      `${MARKS[kind]('▲')} ${names}  ${style.dim(weightOf(suspicion, words))}`,
      `  ${words[kind]}`,
      `  ${words.add(escaped(ignoreFile), style.key(lines))}`,
    ];
  });
}

function heaviestLines({ heaviest, asked }: Measured, words: Words): readonly string[] {
  const isPart = asked.kind === 'part';
  return table(
    heaviest.map((entry) => {
      const path = escaped(entry.path);
      const mark = isPart && !entry.isAsked ? `  ${style.dim(`(${words.notAsked})`)}` : '';
      return { weight: entry, text: mark === '' ? path : `${style.dim(path)}${mark}` };
    }),
    words,
  );
}

const MOST_PATTERNS = 20;

function patternLines(leftOut: readonly LeftOut[], words: Words): readonly string[] {
  const rows = leftOut.slice(0, MOST_PATTERNS).map(({ pattern, ...weight }) => {
    const { place } = pattern;
    const where = place.kind === 'file' ? `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}` : '';
    return { weight, text: `${escaped(pattern.text)}  ${style.dim(escaped(where))}` };
  });
  const more = leftOut.length - MOST_PATTERNS;
  return [...table(rows, words), ...(more > 0 ? [style.dim(words.more(count(more)))] : [])];
}

type Row = { readonly weight: Weight; readonly text: string };

function table(rows: readonly Row[], words: Words): readonly string[] {
  const cells = rows.map(({ weight, text }) => ({
    size: bytes(weight.bytes),
    files: words.files(count(weight.files)),
    text,
  }));
  const sizes = Math.max(0, ...cells.map(({ size }) => width(size)));
  const files = Math.max(0, ...cells.map((cell) => width(cell.files)));
  return cells.map((cell) => `  ${padStart(cell.size, sizes)}  ${padStart(cell.files, files)}  ${cell.text}`);
}
