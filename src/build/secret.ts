import { createHmac } from 'node:crypto';
import { posix } from 'node:path';

/** Hashes texts so that they can be compared with earlier ones, but not be guessed by who does not have the salt. Half of a SHA-256, in hex. */
export function salted(salt: string): (text: string) => string {
  return (text) => createHmac('sha256', salt).update(text).digest('hex').slice(0, 32);
}

const SECRET_NAMES = [
  /^\.env(?:\..*)?$/,
  /\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|asc|gpg)$/i,
  /^id_(?:rsa|dsa|ecdsa|ed25519)/,
  /^\.(?:npmrc|netrc|pypirc|pgpass|htpasswd|git-credentials|dockercfg)$/,
  /(?:^|[._-])(?:secrets?|credentials?|passwords?|tokens?)(?:[._-]|$)/i,
];

/** True for a file that likely holds a secret, by its name and the names of its folders. */
export function looksSecret(path: string): boolean {
  const parts = path.split('/');
  const folders = parts.slice(0, -1);
  if (folders.some((folder) => /^(?:\.ssh|\.aws|\.gnupg|\.kube|\.docker|secrets?)$/.test(folder))) return true;
  const name = posix.basename(path);
  return SECRET_NAMES.some((pattern) => pattern.test(name));
}
