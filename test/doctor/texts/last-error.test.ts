import { describe, expect, it } from 'vitest';
import { lastError } from '../../../src/doctor/texts/last-error.ts';

const told = (...lines: readonly string[]) => {
  const found = lastError(lines);
  return found && [found.kind, found.subject, found.at];
};

describe('what a program says last', () => {
  it.each([
    ["ModuleNotFoundError: No module named 'fastapi'", 'module', 'fastapi'],
    ['/usr/bin/python: No module named uvicorn', 'module', 'uvicorn'],
    ["Error: Cannot find module 'express'", 'module', 'express'],
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'pg' imported from /app/index.js", 'module', 'pg'],
    [
      "<internal:/usr/lib/ruby/rubygems.rb>:136:in `require': cannot load such file -- rack (LoadError)",
      'module',
      'rack',
    ],
    ['Error: Could not find or load main class com.example.App', 'module', 'com.example.App'],
    [
      './app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
      'module',
      'libpq.so.5',
    ],
    ["python3: can't open file '/app/main.py': [Errno 2] No such file or directory", 'file', '/app/main.py'],
    ['Error: Unable to access jarfile app.jar', 'file', 'app.jar'],
    ['Error: listen EADDRINUSE: address already in use :::3000', 'address', '3000'],
    ['listen tcp :8080: bind: address already in use', 'address', '8080'],
    ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)', 'address', '80'],
    ["PermissionError: [Errno 13] Permission denied: '/data/db'", 'permission', '/data/db'],
    ["Error: EACCES: permission denied, mkdir '/app/dist'", 'permission', '/app/dist'],
    ['error: Environment variable not found: DATABASE_URL.', 'variable', 'DATABASE_URL'],
    ['/entrypoint.sh: line 4: POSTGRES_PASSWORD: unbound variable', 'variable', 'POSTGRES_PASSWORD'],
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'memory', ''],
    ['panic: runtime error: index out of range [3] with length 3', 'exception', ''],
    ["thread 'main' panicked at src/main.rs:4:5:", 'exception', ''],
    [
      'sqlalchemy.exc.ProgrammingError: (psycopg.errors.UndefinedTable) relation "users" does not exist',
      'exception',
      '',
    ],
    ['Exception in thread "main" java.lang.IllegalStateException: no bean', 'exception', ''],
    ['Unhandled exception. System.InvalidOperationException: no connection string', 'exception', ''],
    ['2026-11-25 12:00:00.000 UTC [1] FATAL:  data directory has invalid permissions', 'message', ''],
    ['{"level":"fatal","msg":"cannot read config"}', 'message', ''],
    ['starting', 'line', ''],
  ])('%s', (line, kind, subject) => {
    expect(told('one line before', line)).toEqual([kind, subject, 1]);
  });

  it('is the variable only where the environment was asked for it', () => {
    const asked = ['  File "<frozen os>", line 679, in __getitem__', "KeyError: 'DATABASE_URL'"];
    expect(told(...asked)).toEqual(['variable', 'DATABASE_URL', 1]);
    expect(told('  File "/app/prices.py", line 3, in total', "KeyError: 'EUR'")).toEqual(['exception', '', 1]);
  });

  it('is what ends the trace, not a message after or before it', () => {
    const lines = [
      'ERROR in app startup',
      'Traceback (most recent call last):',
      '  File "a.py", line 1',
      'ValueError: bad',
      'bye',
    ];
    expect(told(...lines)).toEqual(['exception', '', 3]);
  });

  it('is nothing where nothing was said, and not what was said long before', () => {
    expect(told()).toBeNull();
    expect(told('', '  ')).toBeNull();
    const old = ['ValueError: long ago', ...Array.from({ length: 80 }, (_, n) => `served ${n}`)];
    expect(told(...old)?.[0]).toBe('line');
  });
});
