import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { createFrames } from '../../../components/app/frames.ts';
import { logChoice } from '../../../components/app/log-choice.ts';
import { frameOf } from '../../../components/app/logs.ts';
import { logsViewOf } from '../../../components/app/logs-view.ts';
import type { AppPort } from '../../../components/app/port.ts';
import { logsLines } from '../../../components/logs/lines.ts';
import { LogBuffer } from '../../../src/logs/buffer.ts';
import type { Language } from '../../../src/words/catalogue.ts';
import { exampleWorld } from '../../example-world.ts';
import { rawLine } from '../../logs/lines.ts';
import { random } from '../../text/random.ts';
import { stage } from './stage.ts';

const NOON = Date.UTC(2026, 10, 24, 12, 0, 0);

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The app with the keys in the log of `backend`, which holds `lines`, a second apart. */
function open(lines: readonly string[], changes: Partial<AppPort> = {}, language: Language = 'en') {
  const { port, calls } = stage(exampleWorld('healthy'), {
    subscribe(listener) {
      told = listener;
      return () => {};
    },
    ...changes,
  });
  let told = () => {};
  const append = (service: string, texts: readonly string[], source = 0) => {
    const buffer = port.logs.buffer(service);
    for (const text of texts) buffer.append(rawLine(text, NOON + buffer.end * 1000), source);
    told();
  };
  append('backend', lines);
  const controller = createController(port, language);
  controller.resize({ columns: 99, rows: 30 });
  const frames = createFrames(controller);
  closing.push(frames.close, controller.close);
  const press = (...keys: readonly string[]) => keys.forEach((key) => void controller.press(key));
  const view = () => logsViewOf(controller.ui());
  const source = () => frameOf(controller).source;
  const rows = () => logsLines(frameOf(controller)).map((row) => stripVTControlCharacters(row).trimEnd());
  const screen = () => frames.rows().map((row) => stripVTControlCharacters(row));
  press('down', 'down', '4', 'T', 'T', 'T');
  return {
    controller,
    port,
    calls,
    append,
    press,
    view,
    source,
    rows,
    /** The row with the cursor, without its marks. */
    atCursor: () =>
      rows()
        .find((row) => row[1] === '▸')
        ?.slice(2),
    copied: () => calls.filter(({ what }) => what === 'copy').map(({ argv }) => argv?.[0]),
    screen,
    footer: () => screen().at(-1),
    border: () => screen().find((row) => row.includes(' 4 Logs')),
    overlay: () => controller.ui().overlay,
    notice: () => controller.ui().notice,
  };
}

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `line ${from + n}`);

const TRACE = [
  'ERROR:    request failed',
  'Traceback (most recent call last):',
  '  File "/app/app/main.py", line 42, in generate',
  'ValueError: no such user',
];

const type = (text: string) => [...text].map((letter) => (letter === ' ' ? 'space' : letter));

describe('moving in a log', () => {
  it('moves a cursor up from the newest line, and follows again below it', () => {
    const { press, view, atCursor } = open(numbered(100));
    expect(view()).toMatchObject({ follow: true, cursor: null });
    press('up');
    expect(view()).toMatchObject({ follow: false, cursor: 98 });
    press('up', 'up', 'down');
    expect(atCursor()).toBe('line 97');
    press('down', 'down', 'down');
    expect(view()).toMatchObject({ follow: true, cursor: null });
  });

  it('goes by pages, to the first line and to the end', () => {
    const { press, view, rows, atCursor } = open(numbered(200));
    const page = rows().length;
    press('pageup');
    expect(rows()).toHaveLength(page);
    expect(rows().at(-1)?.slice(2)).toBe(`line ${200 - page}`);
    expect(atCursor()).toBe(rows()[0]?.slice(2));
    press('home');
    expect(rows().slice(0, 2)).toEqual([' ⋯ the log begins here', ' ▸line 0']);
    press('pagedown');
    expect(view().follow).toBe(false);
    press('end');
    expect(view().follow).toBe(true);
    expect(rows().at(-1)).toBe('  line 199');
  });

  it('passes over what is folded', () => {
    const { press, rows, atCursor } = open(['INFO one', ...TRACE, 'INFO two', 'INFO three']);
    press('up', 'up');
    expect(atCursor()).toBe('ERROR:    request failed ▸ 3 more · ValueError: no such user');
    press('up');
    expect(atCursor()).toBe('INFO one');
    expect(rows()).toHaveLength(5);
  });

  it('stops and follows with F', () => {
    const { press, view } = open(numbered(100));
    press('F');
    expect(view()).toMatchObject({ follow: false, cursor: 99, seenAt: 100 });
    press('F');
    expect(view()).toMatchObject({ follow: true, cursor: null });
  });

  it('does not move what is shown while lines arrive, and counts them as new', async () => {
    const { append, press, rows, border, atCursor } = open(numbered(100));
    press('up', 'up');
    const before = rows();
    append('backend', numbered(37, 100));
    expect(rows()).toEqual(before);
    expect(atCursor()).toBe('line 97');
    await vi.waitFor(() => expect(border()).toContain('paused · 37 new'));
    press('end');
    expect(rows().at(-1)).toBe('  line 136');
  });

  it('reads older lines at the first line and above, and only while there are any', () => {
    const asked: string[] = [];
    let state: 'available' | 'reading' = 'available';
    const { press, rows } = open(numbered(100), {
      older: () => state,
      async readOlder(service) {
        asked.push(service);
      },
    });
    press('up', 'pageup');
    expect(asked).toEqual([]);
    press('home');
    expect(asked).toEqual(['backend']);
    expect(rows()[0]).toBe(' ⋯ going up reads older lines from the engine');
    press('up');
    expect(asked).toEqual(['backend', 'backend']);
    state = 'reading';
    press('up');
    expect(asked).toHaveLength(2);
  });

  it('keeps the line at the cursor in sight when older lines come before it', () => {
    const { port, press, rows, atCursor, view } = open(numbered(100));
    press('home');
    const older = new LogBuffer({ maxBytes: 1_000_000 });
    for (const text of numbered(50, 1000)) older.append(rawLine(text, NOON - 1000));
    port.logs.buffer('backend').prepend(older);
    expect(atCursor()).toBe('line 0');
    expect(rows()[0]).toBe(' ▸line 0');
    press('up');
    expect(atCursor()).toBe('line 1049');
    press('home');
    expect(view().cursor).toBe(-50);
    expect(atCursor()).toBe('line 1000');
  });

  it('keeps the place, the search and the filter of each log, and wrapping, times and shape for all', () => {
    const { controller, append, press, view } = open(numbered(100));
    append('worker', numbered(10));
    press('up', 'up', 'W', 'J');
    press('1', 'down');
    expect(logChoice(controller.ui())).toMatchObject({ kind: 'one', service: 'worker' });
    expect(view()).toMatchObject({ follow: true, wrap: true, shape: 'raw', timestamps: 'off' });
    press('W', 'up');
    expect(view()).toMatchObject({ follow: false, cursor: 97, wrap: false, shape: 'raw' });
  });
});

describe('how a log is shown', () => {
  it('changes shape, wrapping and times by keys', () => {
    const { press, view, rows } = open([`{"msg":"${'long '.repeat(40)}","k":1}`, 'a\ttab', ...TRACE]);
    const heads = () => rows().map((row) => row.slice(0, 12));
    expect(heads()).toEqual([' ⋯ the log b', '  long long ', '  a       ta', '✖ ERROR:    ']);
    press('W');
    expect(rows().filter((row) => row.includes('long')).length).toBeGreaterThan(1);
    press('W', 'J');
    expect(rows().slice(1, 3)).toEqual([expect.stringMatching(/^ {2}\{"msg":"long/), '  a       tab']);
    expect(rows()).toHaveLength(1 + 2 + TRACE.length);
    press('J');
    expect(rows()[2]).toBe('  a\\ttab');
    press('J');
    expect(heads()).toHaveLength(4);
    press('T');
    expect(view().timestamps).toBe('local');
  });

  it('folds repeats with H and shows all of them again', async () => {
    const { press, rows } = open([...numbered(40), 'done']);
    press('H');
    await vi.waitFor(() => expect(rows().slice(1)).toEqual(['  ×40 line 39', '  done']));
    press('H');
    await vi.waitFor(() => expect(rows().at(-2)).toBe('  line 39'));
  });

  it('draws a mark and says so', () => {
    const { press, rows, append, notice } = open(numbered(3));
    press('m');
    append('backend', ['after']);
    expect(rows().slice(-2)).toEqual([expect.stringMatching(/^── from here on ─+$/), '  after']);
    expect(notice()).toContain('marked');
  });

  it('goes from one log to the marked ones, to all and back', () => {
    const { controller, press, append, rows } = open(['from backend']);
    append('worker', ['from worker']);
    append('proxy', ['from proxy']);
    const shown = () => logChoice(controller.ui());
    press('l');
    expect(shown()).toEqual({ kind: 'all' });
    expect(rows().slice(1).toSorted()).toEqual([
      '  backend from backend',
      '  proxy   from proxy',
      '  worker  from worker',
    ]);
    press('l');
    expect(shown()).toMatchObject({ kind: 'one', service: 'backend' });
    press('1', 'space', 'space', 'l');
    expect(shown()).toEqual({ kind: 'several', services: ['backend', 'worker'] });
    expect(rows()).toHaveLength(3);
    press('l');
    expect(shown()).toEqual({ kind: 'all' });
    press('l');
    expect(shown()).toMatchObject({ kind: 'one' });
  });

  it('goes to a time, and says what is wrong with one', () => {
    const { press, atCursor, notice, overlay } = open(numbered(200));
    const go = (time: string) => press('G', ...type(time), 'enter');
    go('2026-11-24T12:01:30');
    expect(atCursor()).toBe('line 90');
    go('2020-01-01');
    expect(atCursor()).toBe('line 0');
    go('soon');
    expect(notice()).toContain('"soon" is no time');
    expect(atCursor()).toBe('line 0');
    go('2099-01-01');
    expect(notice()).toBe('No line of this log is from 2099-01-01 or later.');
    go('');
    expect(overlay()).toMatchObject({ kind: 'ask', state: { problem: expect.stringContaining('12:04:29') } });
  });
});

describe('opening a line', () => {
  it('unfolds a trace and folds it again', () => {
    const { press, rows, atCursor } = open(['INFO one', ...TRACE, 'INFO two']);
    press('up', 'enter');
    expect(
      rows()
        .slice(1)
        .map((row) => row.slice(2)),
    ).toEqual(['INFO one', ...TRACE, 'INFO two']);
    expect(atCursor()).toBe(TRACE[0]);
    press('enter');
    expect(rows()).toHaveLength(4);
  });

  it('shows a JSON line field by field and any other whole', () => {
    const { press, overlay } = open(['{"msg":"hi","user":{"id":7}}', 'plain \x1b[31mred\x1b[0m', 'last']);
    press('up', 'up', 'enter');
    expect(overlay()).toMatchObject({
      kind: 'reader',
      title: '12:00:00.000',
      source: { lines: ['{', '  "msg": "hi",', '  "user": {', '    "id": 7', '  }', '}'] },
    });
    press('esc', 'down', 'enter');
    expect(overlay()).toMatchObject({ kind: 'reader', source: { lines: ['plain \x1b[31mred\x1b[0m'] } });
  });

  it('zooms where there is no cursor', () => {
    const { controller, press } = open(numbered(5));
    press('enter');
    expect(controller.ui()).toMatchObject({ zoomed: true, overlay: null });
  });
});

describe('searching a log', () => {
  const lines = numbered(300).map((text, n) => (n % 100 === 50 ? `${text} needle` : text));

  it('goes to the nearest match above as it is typed, and Esc takes the search back', async () => {
    const { controller, press, view, atCursor, footer, border } = open(lines);
    press('/', ...type('need'));
    await vi.waitFor(() => expect(atCursor()).toBe('line 250 needle'));
    await vi.waitFor(() => expect(footer()).toContain('search: need▏'));
    await vi.waitFor(() => expect(border()).toContain('/need 3'));
    press('esc');
    expect(view().query).toBe('');
    expect(controller.ui().typing).toBeNull();
  });

  it('tells what is wrong with a regular expression, and takes it as it is', async () => {
    const { press, footer, atCursor } = open([...numbered(5), 'f(x', ...numbered(5)]);
    press('/', ...type('f(x'));
    await vi.waitFor(() => expect(atCursor()).toBe('f(x'));
    await vi.waitFor(() => expect(footer()).toMatch(/Invalid regular expression/i));
  });

  it('goes on with n and N, round both ends', async () => {
    const { press, atCursor } = open(lines);
    press('/', ...type('needle'), 'enter');
    await vi.waitFor(() => expect(atCursor()).toBe('line 250 needle'));
    for (const [key, line] of [
      ['n', 50],
      ['n', 150],
      ['N', 50],
      ['N', 250],
    ] as const) {
      press(key);
      await vi.waitFor(() => expect(atCursor()).toBe(`line ${line} needle`));
    }
  });

  it('says that nothing matches, and that there is no search', async () => {
    const { press, notice, view } = open(lines);
    press('n');
    expect(notice()).toBe('Search first, with /.');
    press('/', ...type('postgres'), 'enter', 'n');
    await vi.waitFor(() => expect(notice()).toBe('Nothing in this log matches "postgres".'));
    expect(view().follow).toBe(true);
  });

  it('is taken back with Esc before the pane is left', async () => {
    const { controller, press, view } = open(lines);
    press('/', ...type('needle'), 'enter');
    await vi.waitFor(() => expect(view().cursor).toBe(250));
    press('esc');
    expect(controller.ui().pane).toBe('logs');
    expect(view()).toMatchObject({ query: '', cursor: 250 });
    press('esc');
    expect(controller.ui().pane).toBe('services');
  });
});

describe('filtering a log', () => {
  const lines = numbered(300).map((text, n) =>
    n % 50 === 25 ? `WARNING: ${text} ${n % 100 === 25 ? 'redis' : 'db'}` : text,
  );

  it('shows what matches while it is typed, and Enter keeps it', async () => {
    const { controller, press, rows, view, border, footer } = open(lines);
    press('f', ...type('level:warning'));
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 6));
    await vi.waitFor(() => expect(footer()).toContain('filter: level:warning▏'));
    press(...type(' -redis'));
    await vi.waitFor(() =>
      expect(
        rows()
          .slice(1)
          .every((row) => row.endsWith('db')),
      ).toBe(true),
    );
    press('enter');
    expect(controller.ui().typing).toBeNull();
    expect(view()).toMatchObject({ filter: 'level:warning -redis', follow: true });
    await vi.waitFor(() => expect(border()).toContain('3 of 300 lines · filter level:warning -redis'));
  });

  it('shows lines around the matches', async () => {
    const { press, rows, source } = open(lines);
    press('f', ...type('redis context:1'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 9));
    expect(rows().slice(1, 4)).toEqual(['  line 24', '▲ WARNING: line 25 redis', '  line 26']);
    expect(source().sifted?.isContext(source().first)).toBe(true);
  });

  it('says in the footer what is wrong with a word, and goes on with the others', async () => {
    const { controller, press, rows, footer } = open(lines);
    controller.resize({ columns: 160, rows: 48 });
    press('f', ...type('redis level:loud'));
    await vi.waitFor(() => expect(footer()).toContain('level:loud: the levels are debug, info, warning and error'));
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 3));
    press(...Array.from({ length: 'level:loud'.length }, () => 'backspace'), ...type('context:x'));
    await vi.waitFor(() => expect(footer()).toContain('context:x: a number of lines from 0 to 50'));
    press(...Array.from({ length: 'context:x'.length }, () => 'backspace'), ...type('since:soon'));
    await vi.waitFor(() => expect(footer()).toContain('since:soon: a time is 10m'));
  });

  it('keeps in sight what is left next to the line that was looked at, and takes back with Esc to that line', async () => {
    const { press, atCursor, view } = open(lines);
    press('home', 'pagedown', 'up', 'up');
    const before = atCursor();
    press('f', ...type('redis'));
    await vi.waitFor(() => expect(atCursor()).toBe('WARNING: line 25 redis'));
    press('esc');
    await vi.waitFor(() => expect(atCursor()).toBe(before));
    expect(view()).toMatchObject({ filter: '', follow: false });
  });

  it('is cleared with Esc, and what was found stays in sight', async () => {
    const { controller, press, atCursor, rows, view, source } = open(lines);
    press('f', ...type('level:warning'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 6));
    press('up', 'up', 'up');
    expect(atCursor()).toBe('WARNING: line 125 redis');
    press('esc');
    await vi.waitFor(() => expect(view().filter).toBe(''));
    await vi.waitFor(() => expect(view().cursor).toBe(125));
    expect(atCursor()).toBe('WARNING: line 125 redis');
    expect(source().sifted).toBeUndefined();
    expect(controller.ui().pane).toBe('logs');
    press('esc');
    expect(controller.ui().pane).toBe('services');
  });

  it('goes on to filter what arrives', async () => {
    const { append, press, rows } = open(lines);
    press('f', ...type('redis'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 3));
    append('backend', ['nothing', 'WARNING: redis again', 'nothing']);
    await vi.waitFor(() => expect(rows().at(-1)).toBe('▲ WARNING: redis again'));
    expect(rows()).toHaveLength(1 + 4);
    press('up');
    append('backend', ['redis thrice']);
    await vi.waitFor(() => expect(frameEnd()).toBe(5));
    expect(rows()).toHaveLength(1 + 5);
    function frameEnd() {
      return rows().filter((row) => row.includes('redis')).length;
    }
  });

  it('is searched in what it leaves', async () => {
    const { press, atCursor, border } = open(lines);
    press('f', ...type('level:warning'), 'enter', '/', ...type('redis'), 'enter');
    await vi.waitFor(() => expect(atCursor()).toBe('WARNING: line 225 redis'));
    await vi.waitFor(() => expect(border()).toContain('/redis 3'));
    press('N');
    await vi.waitFor(() => expect(atCursor()).toBe('WARNING: line 125 redis'));
  });

  it('says that nothing is left', async () => {
    const { press, screen, view } = open(lines);
    press('f', ...type('postgres'), 'enter');
    await vi.waitFor(() => expect(screen().join()).toContain('No line matches the filter.'));
    press('up', 'pageup', 'home', 'V');
    expect(view()).toMatchObject({ follow: true, cursor: null, anchor: null });
    press('esc');
    await vi.waitFor(() => expect(screen().join()).toContain('line 299'));
  });

  it('works through 200,000 lines bit by bit, and takes keys meanwhile', { timeout: 30_000 }, async () => {
    const { controller, press, source, view } = open([]);
    const log = controller.port.logs.buffer('backend');
    for (let n = 0; n < 200_000; n++) log.append(rawLine(`GET /api/v1/images/${n} 200 in ${n % 97} ms`, NOON + n));
    const seen: number[] = [];
    let longest = 0;
    let last = performance.now();
    const stop = controller.subscribe(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      seen.push(source().sifted?.progress ?? -1);
    });
    press('f');
    controller.paste('"in 96 ms$" -/7');
    press('enter');
    while ((seen.at(-1) ?? 0) <= 0) await new Promise((resolve) => setImmediate(resolve));
    expect(seen.at(-1)).toBeLessThan(1);
    press('up');
    expect(view()).toMatchObject({ follow: false });
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1), 20_000);
    stop();
    const working = seen.filter((progress) => progress > 0 && progress < 1);
    expect(working.length).toBeGreaterThan(3);
    expect(working).toEqual(working.toSorted((a, b) => a - b));
    expect(longest).toBeLessThan(1000);
    const { matched, of } = source().sifted ?? { matched: 0, of: 0 };
    expect([matched, of]).toEqual([
      Array.from({ length: 200_000 }, (_, n) => n).filter((n) => n % 97 === 96 && !`${n}`.startsWith('7')).length,
      200_000,
    ]);
  });
});

describe('taking lines away', () => {
  it('copies the line at the cursor with what is folded under it', async () => {
    const { press, copied, notice } = open(['INFO one', '\x1b[31mred\x1b[0m', ...TRACE]);
    press('up', 'y');
    await vi.waitFor(() => expect(notice()).toBe('copied 1 line'));
    press('down', 'y');
    await vi.waitFor(() => expect(notice()).toBe('copied 4 lines'));
    expect(copied()).toEqual(['red', TRACE.join('\n')]);
  });

  it('copies what is selected, and ends the selection', async () => {
    const { press, copied, view, rows } = open([...numbered(3), ...TRACE, ...numbered(3, 3)]);
    press('up', 'up', 'V', 'up', 'up');
    expect(
      rows()
        .map((row) => row[1])
        .join(''),
    ).toBe('⋯  ▸┃┃  ');
    press('y');
    await vi.waitFor(() => expect(copied()).toEqual([['line 2', ...TRACE, 'line 3'].join('\n')]));
    await vi.waitFor(() => expect(view().anchor).toBeNull());
  });

  it('gives up a selection with Esc or V, and follows no newer line meanwhile', () => {
    const { press, view, controller } = open(numbered(5));
    press('V', 'down', 'down');
    expect(view()).toMatchObject({ follow: false, anchor: 4, cursor: 4 });
    press('esc');
    expect(view().anchor).toBeNull();
    expect(controller.ui().pane).toBe('logs');
    press('V', 'V');
    expect(view().anchor).toBeNull();
  });

  it('copies all matches of the search, or what the filter leaves', async () => {
    const { press, copied, notice, rows } = open(['a needle', 'hay', 'hay needle', 'hay']);
    press('Y');
    expect(notice()).toBe('Search first, with /.');
    press('/', ...type('needle'), 'enter', 'Y');
    await vi.waitFor(() => expect(copied()).toEqual(['a needle\nhay needle']));
    press('esc', 'f', ...type('hay needle context:1'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 3));
    press('Y');
    await vi.waitFor(() => expect(copied()[1]).toBe('hay needle'));
    press('f', 'esc', 'f', ...type('hay'), 'enter', '/', ...type('needle'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 3));
    press('Y');
    await vi.waitFor(() => expect(copied()[2]).toBe('hay needle'));
  });

  it('says that there is no line', async () => {
    const { press, notice, copied } = open([]);
    press('y');
    await vi.waitFor(() => expect(notice()).toBe('There is no line to copy.'));
    expect(copied()).toEqual([]);
  });

  it('opens the whole log or what is selected in the pager or the editor', async () => {
    const { press, calls } = open(['\x1b[32mone\x1b[0m', 'two', ...TRACE]);
    const when = (n: number) => new Date(NOON + n * 1000).toISOString();
    press('O', 'p');
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const all = ['one', 'two', ...TRACE].map((text, n) => `${when(n)} ${text}`);
    expect(calls[0]).toEqual({ what: 'pager', argv: all });
    press('V', 'O', 'e');
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]).toEqual({ what: 'editor', argv: all.slice(2) });
  });

  it('says that a pager could not be started or went wrong', async () => {
    let end: Awaited<ReturnType<AppPort['read']>> = { kind: 'not-started', message: 'less: not found' };
    const { press, notice } = open(['one'], { read: async () => end });
    press('O', 'p');
    await vi.waitFor(() => expect(notice()).toBe('the command could not be started: less: not found'));
    end = { kind: 'exited', code: 3 };
    press('O', 'p');
    await vi.waitFor(() => expect(notice()).toBe('the command ended with 3'));
  });

  it('saves what the filter leaves under the name that is typed, and says where', async () => {
    const { press, calls, notice, rows, overlay } = open(['one', 'two', 'three']);
    press('f', ...type('t'), 'enter');
    await vi.waitFor(() => expect(rows()).toHaveLength(1 + 2));
    press('O', 's');
    expect(overlay()).toMatchObject({
      kind: 'ask',
      state: { field: { text: expect.stringMatching(/^\.\/ai-pic-.*\.log$/) } },
    });
    press(...Array.from({ length: 60 }, () => 'backspace'), 'enter');
    expect(overlay()).toMatchObject({ kind: 'ask', state: { problem: 'Type the name of a file.' } });
    press(...type('out.log'), 'enter');
    await vi.waitFor(() => expect(notice()).toBe('saved to out.log'));
    expect(calls).toEqual([
      { what: 'save', argv: ['out.log', '2026-11-24T12:00:01.000Z two', '2026-11-24T12:00:02.000Z three'] },
    ]);
  });

  it('says why a log was not saved, in both languages', async () => {
    const sentences = {
      exists: ['exists already', '已存在'],
      'no-folder': ['does not exist', '不存在'],
      denied: ['cannot be written', '没有权限'],
      failed: ['could not be written', '失败'],
    } as const;
    for (const [kind, [en, zh]] of Object.entries(sentences)) {
      const problem = { kind: kind as keyof typeof sentences, path: '/there/out.log', detail: 'EIO' };
      for (const [language, words] of [
        ['en', en],
        ['zh-CN', zh],
      ] as const) {
        const { press, notice } = open(['one'], { save: async () => ({ ok: false, problem }) }, language);
        press('O', 's', 'enter');
        await vi.waitFor(() => expect(notice()).toContain(words));
        expect(notice()).toContain('/there/out.log');
      }
    }
  });

  it('names the service of each line of a merged log', async () => {
    const { press, calls, append } = open(['from backend']);
    append('worker', ['from worker']);
    press('l', 'O', 'p');
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.argv?.toSorted()).toEqual([
      '2026-11-24T12:00:00.000Z backend from backend',
      '2026-11-24T12:00:00.000Z worker from worker',
    ]);
  });
});

describe('corners of the log', () => {
  it('copies the trace that is the newest line in sight, while following', async () => {
    const { press, copied } = open(['INFO one', ...TRACE]);
    press('y');
    await vi.waitFor(() => expect(copied()).toHaveLength(1));
    expect(copied()).toEqual([TRACE.join('\n')]);
  });

  it('copies of an opened trace only what is selected', async () => {
    const { press, copied } = open(['INFO one', ...TRACE, 'INFO two']);
    press('up', 'enter', 'V', 'down', 'y');
    await vi.waitFor(() => expect(copied()).toHaveLength(1));
    expect(copied()).toEqual([TRACE.slice(0, 2).join('\n')]);
  });

  it('copies a whole trace from between the lines of another replica', async () => {
    const { port, press, copied } = open([]);
    for (const [n, text] of TRACE.entries()) {
      port.logs.buffer('backend').append(rawLine(text, NOON + n), 0);
      port.logs.buffer('backend').append(rawLine(`INFO other ${n}`, NOON + n), 1);
    }
    press('up', 'up', 'up', 'up', 'y');
    await vi.waitFor(() => expect(copied()).toHaveLength(1));
    expect(copied()).toEqual([TRACE.join('\n')]);
  });

  it('shows a match that is inside a folded trace', async () => {
    const { press, view, atCursor } = open(['INFO one', ...TRACE, ...numbered(3)]);
    press('/', ...type('line 42'), 'enter');
    await vi.waitFor(() => expect(view().cursor).not.toBeNull());
    expect(atCursor()).toBeDefined();
  });

  it('never puts the cursor on a line that is folded away', () => {
    const page = open(numbered(200)).rows().length;
    const { press, atCursor } = open([...numbered(50), ...TRACE, ...numbered(2 * page - 1)]);
    press('pageup');
    expect(atCursor()).toBeDefined();
  });

  it('keeps the cursor in sight when lines grow or traces open', () => {
    const { press, atCursor } = open(numbered(60).flatMap((text) => [`${text} ${'word '.repeat(60)}`, ...TRACE]));
    press('home', 'pagedown', 'pageup', ...Array.from({ length: 8 }, () => 'down'));
    expect(atCursor()).toBeDefined();
    press('W');
    expect.soft(atCursor()).toBeDefined();
    press('W', 'J');
    expect.soft(atCursor()).toBeDefined();
    press('up');
    expect(atCursor()).toBeDefined();
  });

  it('shows the end of a trace that is only the surroundings of a match', async () => {
    const { press, rows } = open(['INFO one', ...TRACE, 'WARNING: needle']);
    press('f', ...type('needle context:1'), 'enter');
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(1));
    expect(rows().slice(1)).toEqual(['✖ ValueError: no such user', '▲ WARNING: needle']);
  });

  it('gives the only line of a log a cursor, so that it can be opened', () => {
    const { controller, press } = open(TRACE);
    press('up', 'enter');
    expect(controller.ui().zoomed).toBe(false);
    expect(logsViewOf(controller.ui()).opened.size).toBe(1);
  });

  it('says of a log without lines why it is empty, also with repeats folded', async () => {
    const { press, screen } = open([]);
    await vi.waitFor(() => expect(screen().join()).toContain('backend has not printed anything.'));
    press('H');
    await new Promise((resolve) => setImmediate(resolve));
    expect(screen().join()).toContain('backend has not printed anything.');
  });

  it('says of a word that is no regular expression what really becomes of it', async () => {
    const { controller, press, rows, footer } = open(['f(x) called', 'else']);
    controller.resize({ columns: 160, rows: 48 });
    press('f', ...type('f(x'));
    await vi.waitFor(() => expect(footer()).toContain('no regular expression'));
    const isTakenAsItIs = rows().length === 1 + 1;
    expect(footer()?.includes('taken as it is')).toBe(isTakenAsItIs);
  });

  it('have the cursor always on a line that is shown, whatever is pressed', () => {
    const keys = ['up', 'up', 'down', 'down', 'pageup', 'pagedown', 'home', 'end', 'F', 'V', 'W', 'J', 'enter'];
    for (let seed = 1; seed <= 20; seed++) {
      const next = random(seed);
      const some = () => (next() < 0.25 ? TRACE : [`line ${'word '.repeat(next() * (next() < 0.1 ? 900 : 40))}`]);
      const { controller, append, press, view, rows, overlay } = open(Array.from({ length: 60 }, some).flat());
      controller.resize({ columns: 99, rows: 24 });
      const pressed: string[] = [];
      for (let at = 0; at < 60; at++) {
        if (next() < 0.2) append('backend', some());
        const key = keys[Math.floor(next() * keys.length)] ?? 'up';
        pressed.push(key);
        press(key);
        if (overlay()) press('esc');
        const isShown = view().cursor === null || rows().some((row) => row[1] === '▸');
        expect(isShown, `${seed}: ${pressed.join(' ')}`).toBe(true);
      }
    }
  });
});
