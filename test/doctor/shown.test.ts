import { expect, it } from 'vitest';
import { shownLine, shownVariable } from '../../src/doctor/shown.ts';

it.each([
  ['redis://:hunter2hunter2@cache:6379/0 refused', 'redis://:***@cache:6379/0 refused'],
  ['postgres://app:p@ss:word@db/shop', 'postgres://app:***@db/shop'],
  ['host=db user=app password=hunter2 dbname=shop', 'host=db user=app password=*** dbname=shop'],
  ['{"user":"app","password":"hun ter2"}', '{"user":"app","password":***}'],
  ["{ password: 'hunter2', port: 5432 }", '{ password: ***, port: 5432 }'],
  ['Server=db;Password=hunter2;Port=1', 'Server=db;Password=***;Port=1'],
  ['FATAL:  password authentication failed for user "app"', 'FATAL:  password authentication failed for user "app"'],
  ["Access denied for user 'app'@'%' (using password: YES)", "Access denied for user 'app'@'%' (using password: YES)"],
  ['\u001b[31mred\u001b[0m', 'red'],
])('a line is shown without secrets: %j', (line, expected) => {
  expect(shownLine(line, {})).toBe(expected);
});

it('the values of secret variables are hidden wherever they stand, unless another variable says them openly', () => {
  const environment = { DB_PASSWORD: 'hunter2', DB_USER: 'postgres', PGPASSWORD: 'postgres', TOKEN: 'abc' };
  expect(shownLine('tried hunter2 as postgres with abc', environment)).toBe('tried *** as postgres with abc');
});

it('a variable that is named like a secret is shown without its value', () => {
  expect(shownVariable('DB_PASSWORD', 'x')).toBe('DB_PASSWORD=***');
  expect(shownVariable('DATABASE_URL', 'mysql://a:b@db/x')).toBe('DATABASE_URL=mysql://a:***@db/x');
  expect(shownVariable('DB_HOST', 'db')).toBe('DB_HOST=db');
});
