import { expect, it } from 'vitest';
import { masked, maskedValue } from '../../src/text/secret.ts';

it('masks the values of what is named like a secret', () => {
  expect(masked('RUN curl -H "x" --token=abc123 && DB_PASSWORD="a b" run MODE=fast')).toBe(
    'RUN curl -H "x" --token=*** && DB_PASSWORD=*** run MODE=fast',
  );
  expect(masked('RUN echo $TOKEN')).toBe('RUN echo $TOKEN');
});

it.each([
  ['POSTGRES_PASSWORD', 'changethis', '***'],
  ['SECRET_KEY', 'x', '***'],
  ['DB_PASS', 'x', '***'],
  ['AWS_ACCESS_KEY_ID', 'x', '***'],
  ['SMTP_PASSWORD', '', ''],
  ['DATABASE_URL', 'postgres://app:p@ss@db:5432/app', 'postgres://app:***@db:5432/app'],
  ['REDIS_URL', 'redis://:pw@cache', 'redis://:***@cache'],
  ['REDIS_HOST', 'host.docker.internal', 'host.docker.internal'],
  ['KEYBOARD', 'de', 'de'],
  ['COMPASS', 'north', 'north'],
  ['SITE', 'http://localhost:8000/a@b', 'http://localhost:8000/a@b'],
])('shows %s=%s as %s', (name, value, shown) => {
  expect(maskedValue(name, value)).toBe(shown);
});
