import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { detailOf, engineProblem, httpStatus, TimedOut } from '../../src/engine/problem.ts';

const HOST = 'unix:///nowhere.sock';

test('a socket that is not there', async () => {
  const [error] = (await once(connect('/nowhere.sock'), 'connect').catch((reason) => [reason])) as [unknown];
  expect(engineProblem(error, HOST)).toMatchObject({
    kind: 'unreachable',
    host: HOST,
    detail: expect.stringContaining('ENOENT'),
  });
});

test('kinds by the error code of Node', () => {
  const withCode = (code: string) => Object.assign(new Error(code), { code });
  expect(engineProblem(withCode('ECONNREFUSED'), HOST).kind).toBe('unreachable');
  expect(engineProblem(withCode('EACCES'), HOST)).toEqual({ kind: 'permission-denied', host: HOST });
  expect(engineProblem(new TimedOut(5000), HOST)).toEqual({ kind: 'timeout', host: HOST, afterMs: 5000 });
  expect(engineProblem(new Error('odd'), HOST)).toEqual({ kind: 'failed', host: HOST, detail: 'odd' });
});

test('a name with several addresses that all refuse', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' });
  expect(engineProblem(new AggregateError([refused, refused], ''), HOST)).toMatchObject({ kind: 'unreachable' });
});

test('an answer of the engine is told in its own words', () => {
  const message = '(HTTP code 501) unexpected - configured logging driver does not support reading ';
  const answer = Object.assign(new Error(message), { statusCode: 501, json: null });
  expect(detailOf(answer)).toBe('configured logging driver does not support reading');
  expect(httpStatus(answer)).toBe(501);
  expect(engineProblem(answer, HOST)).toMatchObject({ kind: 'failed' });
  expect(httpStatus(new Error('x'))).toBeNull();
});
