import { expect, test } from 'vitest';
import { isLoopback, listening } from '../../../src/doctor/texts/listening.ts';

const told = (...lines: readonly string[]) =>
  listening(lines).map(({ address, port, isSure }) => [address, port, ...(isSure ? ['sure'] : [])].join(' '));

/** What servers print when they start, by their sources and documentation. */
const servers: readonly (readonly [string, string])[] = [
  ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)', '127.0.0.1 8000 sure'],
  ['INFO:     Uvicorn running on http://[::1]:8000', '::1 8000 sure'],
  ['[2024-01-01 12:00:00 +0000] [1] [INFO] Listening at: http://127.0.0.1:8000 (1)', '127.0.0.1 8000 sure'],
  ['Starting development server at http://127.0.0.1:8000/', '127.0.0.1 8000 sure'],
  [' * Running on http://127.0.0.1:5000', '127.0.0.1 5000 sure'],
  ['Serving HTTP on 127.0.0.1 port 8000 (http://127.0.0.1:8000/) ...', '127.0.0.1 8000 sure'],
  ['Serving HTTP on :: port 8080 (http://[::]:8080/) ...', ':: 8080 sure'],
  ['      Now listening on: http://localhost:5000', 'localhost 5000 sure'],
  ['{"level":30,"msg":"Server listening at http://127.0.0.1:3000"}', '127.0.0.1 3000 sure'],
  ['* Listening on http://127.0.0.1:3000', '127.0.0.1 3000 sure'],
  ['[Mon] PHP 8.2.0 Development Server (http://localhost:8000) started', 'localhost 8000 sure'],
  ['[GIN-debug] Listening and serving HTTP on :8080', ' 8080 sure'],
  ['Example app listening on port 3000', ' 3000'],
  ['Tomcat started on port(s): 8080 (http) with context path', ' 8080'],
  ['2024/01/01 12:04:29 listening on :8080', ' 8080'],
  ['listening on *:3000', '0.0.0.0 3000'],
  ['LOG:  listening on IPv4 address "0.0.0.0", port 5432', '0.0.0.0 5432'],
  ['[info] Running MyAppWeb.Endpoint with Bandit 1.5.0 at 127.0.0.1:4000 (http)', '127.0.0.1 4000'],
];

test.each(servers)('%s', (line, statement) => {
  expect(told(line)).toEqual([statement]);
});

test('an address to click at is not where a server is bound', () => {
  expect(told('- ready started server on 0.0.0.0:3000, url: http://localhost:3000')).toEqual([
    '0.0.0.0 3000',
    'localhost 3000',
  ]);
  expect(told('   - Local:        http://localhost:3000')).toEqual(['localhost 3000']);
});

test('Vite says when nobody else reaches it', () => {
  const local = '  ➜  Local:   http://localhost:5173/';
  expect(told(local, '  ➜  Network: use --host to expose')).toEqual(['localhost 5173 sure']);
  expect(told(local, '  ➜  Network: http://172.18.0.3:5173/')).toEqual(['localhost 5173', '172.18.0.3 5173']);
});

test.each([
  'Debugger listening on ws://127.0.0.1:9229/0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e',
  'Listening for transport dt_socket at address: 5005',
  'Connected to the database running at 127.0.0.1:5432',
  '12:04:29 started',
  '172.18.0.1:51212 - "GET /running HTTP/1.1" 200 OK',
  'connection to server at "127.0.0.1", port 5432 failed: Connection refused',
  'Ready to accept connections tcp',
])('says nothing of where it listens: %s', (line) => {
  expect(told(line)).toEqual([]);
});

test('addresses that only the container itself reaches', () => {
  expect(['127.0.0.1', '127.0.0.2', 'localhost', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '', '172.18.0.2', '::ffff:172.18.0.2'].some(isLoopback)).toBe(false);
});
