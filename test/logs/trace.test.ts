import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { levelOf } from '../../src/logs/level.ts';
import { TraceTracker } from '../../src/logs/trace.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures/traces');

/** The lines that a reader sees when everything that continues something is folded away. */
function unfolded(
  lines: readonly string[],
  tracker = new TraceTracker(),
  ms: (at: number) => number = (at) => at,
): readonly string[] {
  return lines.filter((line, at) => {
    const bytes = Buffer.from(`xx${line}yy`);
    const end = bytes.length - 2;
    return !tracker.continues(bytes, 2, end, levelOf(bytes, 2, end), ms(at));
  });
}

/** What real programs wrote, by the runtime's version in the name of the file: the lines that stay. */
const recorded: Readonly<Record<string, readonly string[]>> = {
  'java-17.0.15.txt': [
    '12:04:31.480 [main] ERROR com.foo.Bar - boom',
    '12:04:31.481 [main] INFO com.foo.Bar - going on',
    'java.lang.NullPointerException',
    'Exception in thread "main" java.lang.RuntimeException: job failed',
  ],
  'node-24.21.0-logged.txt': ['ERROR job failed Error: boom', 'AggregateError: both', 'server goes on'],
  'node-24.21.0-rejection.txt': ['file:///app/reject.mjs:2'],
  'node-24.21.0-thrown-text.txt': ['', '/app/thrown.cjs:1'],
  'node-24.21.0-uncaught.txt': ['/app/uncaught.cjs:2'],
  'python-3.11.7-chained.txt': [
    'ERROR:root:job 7 failed',
    'ERROR:root:job 8 failed',
    'WARNING:root:going on',
    '  + Exception Group Traceback (most recent call last):',
  ],
  'python-3.11.7-flask.txt': [
    '[2026-11-25 02:41:32,085] ERROR in app: Exception on / [GET]',
    '[2026-11-25 02:41:32,087] WARNING in fl: after',
  ],
  'python-3.11.7-syntax.txt': ['  File "/app/syntax.py", line 1'],
  'rust-1.95.0.txt': [
    '',
    "thread '<unnamed>' (12570) panicked at main.rs:3:35:",
    "thread 'main' (12569) panicked at main.rs:1:56:",
  ],
  'rust-1.95.0-backtrace.txt': [
    '',
    "thread '<unnamed>' (11821) panicked at main.rs:3:35:",
    "thread 'main' (11820) panicked at main.rs:1:56:",
  ],
};

describe('recorded traces fold under their first lines', () => {
  test.each(readdirSync(fixtures))('%s', (name) => {
    const lines = readFileSync(path.join(fixtures, name), 'utf8').trimEnd().split('\n');
    expect(unfolded(lines)).toEqual(recorded[name]);
    expect(unfolded(lines.map((line) => `${line}\r`))).toEqual(recorded[name]?.map((line) => `${line}\r`));
  });
});

/** As the languages document them: the first line is followed by what belongs to it. */
const described: Readonly<Record<string, readonly string[]>> = {
  go: [
    'panic: runtime error: invalid memory address or nil pointer dereference',
    '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48f2a6]',
    '',
    'goroutine 1 [running]:',
    'main.load(0x0)',
    '\t/app/main.go:5 +0x1d',
    'net/http.(*conn).serve(0xc000120000, {0x7a1c30, 0xc00010a000})',
    '\t/usr/local/go/src/net/http/server.go:1930 +0x613',
    'created by main.main in goroutine 1',
    '\t/app/main.go:9 +0x5e',
    '',
    'goroutine 7 [chan receive, 2 minutes]:',
    'main.wait(...)',
    '\t/app/main.go:20',
    'exit status 2',
  ],
  'go, a dump that nothing announces': ['goroutine 34 [running]:', 'main.handler(0x1)', '\t/app/main.go:5 +0x1d'],
  ruby: ["/app/app.rb:3:in 'Object#load': no file (RuntimeError)", "\tfrom /app/app.rb:7:in '<main>'"],
  'ruby, a relative path and an own class': [
    "app.rb:3:in `load': no file (Pictures::Missing)",
    "\tfrom app.rb:7:in `<main>'",
    "app.rb:2:in `open': inner (IOError)",
  ],
  php: [
    'PHP Fatal error:  Uncaught RuntimeException: boom in /app/index.php:3',
    'Stack trace:',
    '#0 /app/index.php(7): load()',
    '#1 {main}',
    '',
    'Next LogicException: outer in /app/index.php:9',
    'Stack trace:',
    '#0 {main}',
    '  thrown in /app/index.php on line 9',
  ],
  '.NET': [
    'Unhandled exception. System.InvalidOperationException: outer',
    ' ---> System.ArgumentException: inner',
    '   at Program.Load(String path) in /app/Program.cs:line 5',
    '   --- End of inner exception stack trace ---',
    '   at Program.Main() in /app/Program.cs:line 9',
  ],
  '.NET, logged': [
    'fail: Microsoft.AspNetCore.Server.Kestrel[13]',
    '      Connection id "0HN", Request id "0HN:1": An unhandled exception was thrown.',
    '      System.InvalidOperationException: boom',
    '         at Program.Load() in /app/Program.cs:line 5',
  ],
  'uvicorn, in colour': [
    '\x1b[31mERROR\x1b[0m:    Exception in ASGI application',
    '  + Exception Group Traceback (most recent call last):',
    '  |   File "/app/starlette/_utils.py", line 76, in collapse_excgroups',
    '  |     yield',
    '  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)',
    '  +-+---------------- 1 ----------------',
    '    | Traceback (most recent call last):',
    '    |   File "/app/main.py", line 9, in index',
    '    | ValueError: boom',
    '    +------------------------------------',
    '',
    'During handling of the above exception, another exception occurred:',
    '',
    'Traceback (most recent call last):',
    '  File "/app/main.py", line 9, in index',
    '\x1b[1;35mValueError\x1b[0m: \x1b[35mboom\x1b[0m',
  ],
  'pydantic, whose fields are not indented': [
    'Traceback (most recent call last):',
    '  File "/app/settings.py", line 3, in <module>',
    'pydantic_core._pydantic_core.ValidationError: 2 validation errors for Settings',
    'redis_url',
    '  Field required [type=missing, input_value={}, input_type=dict]',
    'items.0.price',
    '  Input should be a valid number',
  ],
  SQLAlchemy: [
    'Traceback (most recent call last):',
    '  File "/app/db.py", line 3, in <module>',
    'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) connection to server at "db" failed',
    '\tIs the server running on that host and accepting TCP/IP connections?',
    '',
    '(Background on this error at: https://sqlalche.me/e/20/e3q8)',
  ],
  loguru: [
    '2026-11-24 12:00:00.000 | ERROR    | __main__:main:3 - boom',
    'Traceback (most recent call last):',
    '',
    '  File "/app/x.py", line 12, in <module>',
    '    main()',
    '    └ <function main at 0x7f>',
    '',
    '> File "/app/x.py", line 5, in main',
    '    1/0',
    '',
    'ZeroDivisionError: division by zero',
  ],
  'Python, names of all kinds': ['Traceback (most recent call last):', '  File "x.py", line 1', 'KeyboardInterrupt'],
  'Python, a small name in a module': ['Traceback (most recent call last):', '  File "x.py"', 'zlib.error: Error -3'],
  'Python, source that says a level': ['Traceback (most recent call last):', '    WARNING = 1', 'Failed: x'],
  anyhow: ['Error: no config', '', 'Caused by:', '    0: cannot read', '    1: No such file (os error 2)'],
  'an error with its data': ['ERROR payload refused {', '  "a": 1,', '  "b": [', '  ]', '}'],
  'a whole trace in red': ['\x1b[31mError: boom', '    at load (/app/x.js:3:1)\x1b[39m'],
};

/** Ruby writes a cause, and Go another goroutine, as it writes the first: of two in a row the second belongs to the first. */
const endless = new Set(['ruby', 'ruby, a relative path and an own class', 'go, a dump that nothing announces']);

describe('traces as they are documented', () => {
  test.each(Object.entries(described))('%s', (name, lines) => {
    expect(unfolded(lines)).toEqual(lines.slice(0, 1));
    expect(unfolded([...lines, 'INFO:     going on', '  indented'])).toEqual([
      lines[0],
      'INFO:     going on',
      '  indented',
    ]);
    if (!endless.has(name)) expect(unfolded([...lines, ...lines])).toEqual([lines[0], lines[0]]);
  });
});

/** Every line stands for itself. */
const separate: readonly (readonly string[])[] = [
  ['  VITE v7.0.0  ready in 300 ms', '', '  ➜  Local:   http://localhost:5173/', '  ➜  Network: use --host to expose'],
  ['INFO:     config', '  a: 1', '  b:', '    - c', '}'],
  ['WARNING:root:careful', '    at noon'],
  ['ERROR one thing', 'plain text', '    indented after plain text'],
  ['ERROR one thing', 'ERROR another', 'ERROR a third'],
  ['ERROR one thing', '', '  ➜  Local:   http://localhost:5173/'],
  ['ValueError: a', 'ValueError: b'],
  ['ERROR one thing', 'UserWarning: careful'],
  ['ERROR one thing', '2026-11-24 12:00:00 continued?'],
  ['ERROR one thing', '  [WARN] careful', '    indented'],
  ['ERROR one thing', 'Next step: nothing', '... still trying'],
  ['2026-11-24 12:00:00.000 UTC [33] ERROR:  no table', '2026-11-24 12:00:00.000 UTC [33] STATEMENT:  select 1'],
  ['  2026-11-24T12:00:00.000Z ERROR app: boom', '  2026-11-24T12:00:00.001Z  INFO app: fine'],
  ['{"level":50,"msg":"boom"}', '{"level":30,"msg":"fine"}'],
  ['/health 200 in 3 ms', 'next'],
  ['listening on /app/index.js:3', 'next'],
  ['function (main)', '  x'],
  ['version', '  x'],
  ['goroutine pool started', '  x'],
];

test.each(separate.map((lines) => [lines]))('nothing is folded: %j', (lines) => {
  expect(unfolded(lines)).toEqual(lines);
});

const trace = ['ERROR:root:boom', 'Traceback (most recent call last):', '  File "x.py", line 1', 'ValueError: x'];

test('a line more than a second after the one before it ends a trace', () => {
  expect(unfolded(trace, new TraceTracker(), (at) => at * 1000)).toEqual(trace.slice(0, 1));
  expect(unfolded(trace, new TraceTracker(), (at) => (at < 2 ? 0 : 1001))).toEqual([trace[0], trace[2]]);
});

test('a new run has nothing to do with the one before', () => {
  const tracker = new TraceTracker();
  unfolded(trace.slice(0, 2), tracker);
  tracker.reset();
  expect(unfolded(['  File of something', 'ValueError: x'], tracker)).toEqual(['  File of something', 'ValueError: x']);
});

test('an endless dump is let go after 1,000 lines', () => {
  const lines = ['ERROR boom', ...Array.from({ length: 1500 }, (_, at) => `  row ${at}`)];
  expect(unfolded(lines, new TraceTracker(), () => 0)).toHaveLength(501);
});

test('the trace of Monolog in Laravel, whose level the caller knows', () => {
  const tracker = new TraceTracker();
  const lines = [
    '[2026-11-24 12:00:00] local.ERROR: boom {"exception":"[object] (Exception(code: 0): boom at /x.php:3)',
  ];
  const rest = ['[stacktrace]', '#0 /app/x.php(7): load()', '#1 {main}', '"} '];
  const folded = [...lines, ...rest].map((line, at) => {
    const bytes = Buffer.from(line);
    return tracker.continues(bytes, 0, bytes.length, at === 0 ? 4 : 0, 0);
  });
  expect(folded).toEqual([false, true, true, true, true]);
});

test('nothing outside the line is read', () => {
  const tracker = new TraceTracker();
  const bytes = Buffer.from('ERROR boom    at x');
  expect(tracker.continues(bytes, 0, 10, 4, 0)).toBe(false);
  expect(tracker.continues(bytes, 10, 10, 0, 0)).toBe(false);
  expect(tracker.continues(bytes, 10, bytes.length, 0, 0)).toBe(false);
});
