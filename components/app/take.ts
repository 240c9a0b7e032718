import type { LogsRequest } from '../../commands/command.ts';
import { parseTime } from '../../src/logs/filter.ts';
import type { LogLine } from '../../src/logs/line.ts';
import { LineFinder } from '../../src/logs/line-finder.ts';
import { compile } from '../../src/logs/matcher.ts';
import { firstAtTime } from '../../src/logs/time-search.ts';
import { traceLines } from '../../src/logs/trace-fold.ts';
import type { SaveProblem } from '../../src/model/problem.ts';
import { count } from '../../src/text/format.ts';
import { appWords, saveWords } from '../../src/words/app.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { foldedUnder } from '../logs/fold.ts';
import { reachOf } from '../logs/lines.ts';
import { selectionOf } from '../logs/row.ts';
import type { LogSource } from '../logs/source.ts';
import type { LogsView } from '../logs/view.ts';
import { writtenLine } from '../logs/written-line.ts';
import type { Controller } from './controller.ts';
import { changeLogs, frameOf } from './logs.ts';

/** A clipboard is for reading and pasting: more than this many lines go to a file. */
const MOST_COPIED = 50_000;

/** Carries out a request on the lines of the shown log. Answers false when it failed. */
export async function takeLogs(controller: Controller, request: LogsRequest): Promise<boolean> {
  switch (request.kind) {
    case 'go-to-time':
      return goToTime(controller, request.text);
    case 'copy':
      return copy(controller, request.what);
    case 'read':
      return read(controller, request.with);
    case 'save':
      return save(controller, request.path);
  }
}

function goToTime(controller: Controller, text: string): boolean {
  const words = appWords(controller.ui().language);
  const time = parseTime(text, Date.now());
  if (time === undefined) {
    controller.say(words.noTime(text));
    return false;
  }
  const { source } = frameOf(controller);
  const line = firstAtTime(source, time);
  if (line === null) controller.say(words.nothingSince(text));
  else changeLogs(controller, { type: 'go', line });
  return line !== null;
}

async function copy(controller: Controller, what: 'selection' | 'matches'): Promise<boolean> {
  const words = appWords(controller.ui().language);
  const { source, view } = frameOf(controller);
  if (what === 'matches' && view.query === '' && view.filter === '') {
    controller.say(words.noQuery);
    return false;
  }
  const lines =
    what === 'matches' ? matching(source, view.query) : chosen(source, view, selectionOf(view) ?? at(controller));
  const texts = [...limited(lines, MOST_COPIED)];
  if (texts.length === 0) {
    controller.say(words.noLines);
    return false;
  }
  await controller.port.copy(texts.join('\n'));
  controller.say(words.copiedLines(count(texts.length)));
  if (view.anchor !== null) changeLogs(controller, { type: 'select' });
  return true;
}

/** The line at the cursor; while following the newest that is shown. */
function at(controller: Controller): { readonly from: number; readonly to: number } {
  const frame = frameOf(controller);
  const { source, view } = frame;
  const line = view.cursor ?? reachOf(frame).before(source.end) ?? source.end - 1;
  return { from: line, to: line };
}

async function read(controller: Controller, program: 'pager' | 'editor'): Promise<boolean> {
  const words = appWords(controller.ui().language);
  const lines = taken(controller);
  let isGood = false;
  await controller.terminal.lend(async () => {
    const end = await controller.port.read(lines, program);
    isGood = end.kind === 'exited' && end.code === 0;
    if (end.kind === 'not-started') controller.say(words.attachFailed(end.message));
    else if (end.kind === 'exited' && end.code !== 0) controller.say(words.attachEnded(end.code));
  });
  return isGood;
}

async function save(controller: Controller, path: string): Promise<boolean> {
  const { language } = controller.ui();
  const saved = await controller.port.save(path, taken(controller));
  if (saved.ok) controller.say(appWords(language).saved(saved.value));
  else controller.say(saveSentence(saved.problem, language));
  return saved.ok;
}

function saveSentence(problem: SaveProblem, language: Language): string {
  return saveWords(language)[problem.kind](problem.path, problem.kind === 'failed' ? problem.detail : '');
}

/** The selected lines, or all that the view shows, each with its time and, in a merged log, its service. */
function* taken(controller: Controller): Generator<string> {
  const { source, view } = frameOf(controller);
  const { language } = controller.ui();
  const range = selectionOf(view) ?? { from: source.first, to: source.end - 1 };
  for (const line of linesOf(source, view, range)) yield writtenLine(line, source.labels ?? [], language);
}

/** Lines as they were printed, without controls. */
function* chosen(source: LogSource, view: LogsView, range: Range): Generator<string> {
  for (const line of linesOf(source, view, range)) if (line.kind === 'text') yield line.text.replace(sgr, '');
}

type Range = { readonly from: number; readonly to: number };

/** The lines of a range, and what is folded under the last of them. */
function* linesOf(source: LogSource, view: LogsView, { from, to }: Range): Generator<LogLine> {
  for (let n = from; n <= to; n++) {
    const line = source.line(n);
    if (line) yield line;
  }
  const last = source.origin(to);
  const label = source.line(to)?.source ?? 0;
  if (!last || !foldedUnder(source, view, to)) return;
  for (const n of traceLines(last.buffer, last.n)) {
    const line = last.buffer.line(n);
    if (line) yield { ...line, source: label };
  }
}

function* matching(source: LogSource, query: string): Generator<string> {
  const matcher = compile(query);
  const finder = matcher && new LineFinder(source, matcher);
  for (let n = source.first; n < source.end; n++) {
    if (source.sifted?.isContext(n)) continue;
    const text = !finder || finder.matches(n) ? plainText(source, n) : undefined;
    if (text !== undefined) yield text;
  }
}

const sgr = /\x1b\[[\d;:]*m/g;

function plainText(source: LogSource, n: number): string | undefined {
  return source.text(n)?.replace(sgr, '');
}

function* limited(lines: Iterable<string>, most: number): Generator<string> {
  let left = most;
  for (const line of lines) {
    if (left-- === 0) return;
    yield line;
  }
}
