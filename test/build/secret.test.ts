import { expect, it } from 'vitest';
import { looksSecret, salted } from '../../src/build/secret.ts';

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

it('hashes alike only with the same salt', () => {
  expect(salted('a')('x')).toBe(salted('a')('x'));
  expect(salted('a')('x')).not.toBe(salted('b')('x'));
});
