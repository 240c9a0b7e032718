import { describe, expect, test } from 'vitest';
import { type Level, levelOf, levels } from '../../src/logs/level.ts';

const level = (text: string): Level | undefined => {
  const bytes = Buffer.from(`xx${text}yy`);
  return levels[levelOf(bytes, 2, bytes.length - 2)];
};

const said: readonly (readonly [Level, string])[] = [
  // Python
  ['info', '2024-01-01 12:00:00,123 - app.module - INFO - started'],
  ['error', '2024-01-01 12:00:00,123 - app.module - ERROR - 0 left'],
  ['warning', 'WARNING:root:careful'],
  ['info', 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'],
  ['info', '\x1b[32mINFO\x1b[0m:     172.18.0.1:5 - "GET /error HTTP/1.1" 200 OK'],
  ['error', '\x1b[31mERROR\x1b[0m:    Exception in ASGI application'],
  ['info', '[2024-01-01 00:00:00 +0000] [7] [INFO] Starting gunicorn 21.2.0'],
  ['error', '[2024-01-01 00:00:00,000: ERROR/MainProcess] Task failed'],
  ['warning', '2024-01-01 00:00:00.000 | WARNING  | __main__:main:3 - careful'],
  ['info', '2024-01-01 00:00:00,000 INFO exited: web (exit status 0; expected)'],
  ['error', 'Traceback (most recent call last):'],
  ['error', 'ValueError: invalid literal'],
  ['error', 'requests.exceptions.ConnectionError: HTTPConnectionPool(host=x)'],
  ['warning', '[W 12:00:00.000 LabApp] careful'],
  // PHP: Monolog, Laravel
  ['error', '[2026-11-25 12:00:00] local.ERROR: boom {"exception":"x"}'],
  ['error', '[2026-11-25T12:00:00.000000+00:00] app.CRITICAL: boom [] []'],
  ['info', '[2026-11-25T12:00:00.000000+00:00] app.INFO: up [] []'],
  ['info', '{"message":"up","context":{},"level":200,"level_name":"INFO","channel":"app"}'],
  ['warning', '{"message":"w","context":{},"level":300,"level_name":"WARNING","channel":"app"}'],
  ['error', '{"message":"e","context":{},"level":550,"level_name":"ALERT","channel":"app"}'],
  // Rust, Java
  ['error', "thread 'main' (12569) panicked at src/main.rs:2:5:"],
  ['error', 'java.lang.NullPointerException'],
  // Node
  ['info', '{"level":30,"time":1,"pid":1,"msg":"ok"}'],
  ['error', '{"level":50,"msg":"0 errors"}'],
  ['error', '{"name":"app","hostname":"h","pid":1,"level":60,"msg":"x","v":0}'],
  ['warning', '{"level":"warn","message":"w"}'],
  ['error', '{"message":"say \\"level\\":\\"info\\"","level":"error"}'],
  ['error', "Error: Cannot find module 'x'"],
  ['error', 'TypeError: x is not a function'],
  ['warning', '(node:1) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.'],
  ['error', 'npm ERR! code ELIFECYCLE'],
  ['error', 'npm error code ENOENT'],
  ['warning', 'npm warn deprecated x'],
  ['error', '2024-01-01T00:00:00.000Z error: boom'],
  ['error', '[12:00:00.000] ERROR (1): boom'],
  // Go
  ['warning', 'time="2024-01-01T00:00:00Z" level=warning msg="retrying redis now"'],
  ['error', 'time=2024-01-01T00:00:00Z level=ERROR msg=x'],
  ['info', 'ts=2024-01-01T00:00:00Z caller=main.go:1 level=info msg="0 errors"'],
  ['error', 'msg="this is what it had to say" level=error'],
  ['error', 'logger=context t=2024-01-01T00:00:00Z lvl=eror level=error'],
  ['error', '{"level":"error","ts":1.5,"caller":"x.go:1","msg":"m"}'],
  ['error', '2024-01-01T00:00:00.000Z\terror\tapp/main.go:12\tboom'],
  ['info', '2024-01-01T00:00:00Z INF started'],
  ['error', '\x1b[90m2024-01-01T00:00:00Z\x1b[0m \x1b[31mERR\x1b[0m boom'],
  ['error', 'ERRO[0000] boom'],
  ['info', 'INFO[0000] fine'],
  ['error', 'panic: runtime error: index out of range'],
  ['error', 'E0102 15:04:05.000000       1 file.go:1] boom'],
  ['warning', 'W240102 15:04:05.000000 1 x.go:1 careful'],
  // Java
  ['info', '2024-01-01T00:00:00.000Z  INFO 1 --- [           main] c.e.App : Started'],
  ['error', '12:04:31.480 [main] ERROR com.foo.Bar - boom'],
  ['warning', '[2024-01-01T00:00:00,000][WARN ][o.e.n.Node] careful'],
  ['error', 'Exception in thread "main" java.lang.IllegalStateException: x'],
  ['error', 'Caused by: java.sql.SQLException: refused'],
  ['debug', '2024-01-01 00:00:00,000 DEBUG [io.quarkus] (main) x'],
  ['error', 'SEVERE: Servlet.service() threw'],
  // Databases and proxies
  ['info', '2024-01-01 00:00:00.000 UTC [33] LOG:  database system is ready'],
  ['error', '2024-01-01 00:00:00.000 UTC [33] FATAL:  password authentication failed for user "x"'],
  ['error', '2024-01-01 00:00:00.000 UTC [33] ERROR:  relation "x" does not exist at character 15'],
  ['none', '2024-01-01 00:00:00.000 UTC [33] STATEMENT:  select ERROR from t'],
  ['none', '2024-01-01 00:00:00.000 UTC [33] DETAIL:  Key (ERROR) exists.'],
  ['info', '2024-01-01T00:00:00.000000Z 0 [Note] mysqld: ready'],
  ['warning', '2024-01-01T00:00:00.000000Z 0 [Warning] [MY-010068] [Server] CA certificate'],
  ['error', '2024-01-01T00:00:00.000000Z 0 [ERROR] [MY-010119] [Server] Aborting'],
  ['info', '1:M 01 Jan 2024 00:00:00.000 * Ready to accept connections'],
  ['warning', '1:C 01 Jan 2024 00:00:00.000 # Warning: no config file'],
  ['info', '{"t":{"$date":"2024-01-01"},"s":"I",  "c":"NETWORK", "msg":"x"}'],
  ['error', '{"t":{"$date":"2024-01-01"},"s":"E",  "c":"NETWORK", "msg":"x"}'],
  ['error', '2024/01/01 00:00:00 [error] 31#31: *1 open() "/x" failed'],
  ['error', '2024/01/01 00:00:00 [emerg] 1#1: host not found in upstream'],
  ['info', '2024/01/01 00:00:00 [notice] 1#1: start worker processes'],
  ['error', '[Mon Jan 01 00:00:00.000 2024] [core:error] [pid 1] x'],
  ['info', '2024-01-01 00:00:00.000 [info] <0.1.0> Server startup complete'],
  // Others
  ['error', '{"severity":"ERROR","message":"m"}'],
  ['info', '{"@t":"2024-01-01","@m":"x","@l":"Information"}'],
  ['info', 'info: Microsoft.Hosting.Lifetime[14]'],
  ['error', 'fail: Microsoft.AspNetCore[1]'],
  ['error', 'E, [2024-01-01T00:00:00.000 #1] ERROR -- : boom'],
  ['error', '[2024-01-01T00:00:00Z ERROR app::x] boom'],
  ['error', "thread 'main' panicked at src/main.rs:1:1:"],
  ['warning', '[WARN] careful'],
  ['warning', '  \x1b[33m[WARN]\x1b[0m careful'],
  ['error', 'PHP Fatal error:  Uncaught Exception: x'],
  ['debug', '[debug] connection opened'],
];

const unsaid = [
  '',
  '   ',
  'plain text',
  'Build finished with 0 errors and 0 warnings',
  '0 errors',
  'error_count=0',
  'errors=0 warnings=0',
  'error=nil',
  '172.18.0.1 - - [24/Nov/2026:12:04:29 +0000] "GET /errors HTTP/1.1" 200 5',
  'GET /error 200',
  'GET /ERROR 200',
  'POST /api/debug/info/warning',
  'there was no error in this run',
  'see errors.log for more',
  'LOG_LEVEL=info',
  'set LOG_LEVEL or DEBUG_MODE',
  '{"msg":"an error","ok":true}',
  '{"request":{"level":"error"},"msg":"x"}',
  '{ not json, error: 5 }',
  'terror attack',
  'informational text',
  'WARNINGS: 0',
  'http://example.com/?level',
  'database system log',
  'TRACEPARENT=00-0af7651916cd43dd8448eb211c80319c',
  '日志 没有 错误',
  '\x1b[31m',
  'E 5',
  '1:2 3',
];

describe('levels that lines say', () => {
  test.each(said)('%s: %s', (expected, text) => expect(level(text)).toBe(expected));
});

describe('no false alarms', () => {
  test.each(unsaid)('%s', (text) => expect(level(text)).toBe('none'));
});

test('a level far into a line is not looked for, and nothing beyond the line is read', () => {
  expect(level(`${'x'.repeat(300)} ERROR`)).toBe('none');
  const bytes = Buffer.from('plain ERROR');
  expect(levelOf(bytes, 0, 6)).toBe(0);
  expect(levelOf(bytes, 0, 8)).toBe(0);
});
