import { expect, it } from 'vitest';
import { looksSecret, masked, salted } from '../../src/build/secret.ts';

it.each([
  '.env',
  '.env.local',
  'deploy/key.pem',
  'a.key',
  '.ssh/config',
  'id_rsa',
  'keys/id_ed25519.pub',
  '.npmrc',
  'secrets/a',
  'db-password.txt',
  'credentials.json',
])('takes %s for a secret', (path) => {
  expect(looksSecret(path)).toBe(true);
});

it.each(['main.py', 'environment.ts', '.envrc.md', 'tokenizer.py', 'keyboard.c', 'monkey.js', 'src/secretary.ts'])(
  'does not take %s for one',
  (path) => {
    expect(looksSecret(path)).toBe(false);
  },
);

it('masks the values of what is named like a secret', () => {
  expect(masked('RUN curl -H "x" --token=abc123 && DB_PASSWORD="a b" run MODE=fast')).toBe(
    'RUN curl -H "x" --token=*** && DB_PASSWORD=*** run MODE=fast',
  );
  expect(masked('RUN echo $TOKEN')).toBe('RUN echo $TOKEN');
});

it('hashes alike only with the same salt', () => {
  expect(salted('a')('x')).toBe(salted('a')('x'));
  expect(salted('a')('x')).not.toBe(salted('b')('x'));
});
