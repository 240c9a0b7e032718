import { expect, test } from 'vitest';
import { mountWords } from '../../../src/doctor/texts/mount.ts';
import { recorded } from '../rules/machine/known.ts';

const words = (line: string) => {
  const found = mountWords(line);
  return found && `${found.kind} ${found.source} ${found.target}`;
};

/** What runc, Docker and Podman of other years wrote, from issues of docker/compose, compose-cli, nextcloud and icinga2. */
const engines: readonly (readonly [string, string])[] = [
  [
    'error mounting "/home/admin/gptwol/computers.txt" to rootfs at "/app/computers.txt": mount /home/admin/gptwol/computers.txt:/app/computers.txt (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)?',
    'onto-file /home/admin/gptwol/computers.txt /app/computers.txt',
  ],
  [
    'error mounting "/srv/acquis.yaml" to rootfs at "/etc/crowdsec/acquis.yaml": mount src=/srv/acquis.yaml, dst=/etc/crowdsec/acquis.yaml, dstFd=/proc/thread-self/fd/8, flags=0x5000: not a directory: unknown',
    'onto-file /srv/acquis.yaml /etc/crowdsec/acquis.yaml',
  ],
  [
    'container init caused \\\\\\"rootfs_linux.go:58: mounting \\\\\\\\\\\\"/home/ubuntu/nginx.conf\\\\\\\\\\\\" to rootfs \\\\\\\\\\\\"/docker/overlay2/11b0c/merged\\\\\\\\\\\\" at \\\\\\\\\\\\"/docker/overlay2/11b0c/merged/etc/nginx/nginx.conf\\\\\\\\\\\\" caused \\\\\\\\\\\\"not a directory\\\\\\\\\\\\"\\\\\\"',
    'onto-file /home/ubuntu/nginx.conf /etc/nginx/nginx.conf',
  ],
  [
    '{"error":true,"message":"… error mounting \\"/host_mnt/Users/ann/a.toml\\" to rootfs at \\"/a.toml\\": mount …: not a directory: unknown"}',
    'onto-file /Users/ann/a.toml /a.toml',
  ],
  ['invalid mount config for type "bind": bind source path does not exist: /srv/shop/gone', 'missing /srv/shop/gone '],
  [
    'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /srv/with a space/gone',
    'missing /srv/with a space/gone ',
  ],
  [
    "error while creating mount source path '/host_mnt/Volumes/x': mkdir /host_mnt/Volumes/x: operation not permitted",
    'not-made /Volumes/x ',
  ],
  ['Error: statfs /srv/shop/gone: no such file or directory', 'missing /srv/shop/gone '],
];

test.each(engines)('%s', (line, expected) => {
  expect(words(line)).toBe(expected);
});

/** What programs say that wanted to read a file. */
const programs: readonly (readonly [string, string])[] = [
  ["IsADirectoryError: [Errno 21] Is a directory: '/app/config.json'", '/app/config.json'],
  ['Error: EISDIR: illegal operation on a directory, read', ''],
  ["Error: EISDIR: illegal operation on a directory, open '/app/config.json'", '/app/config.json'],
  ['    at file:///app/index.mjs:125:41 { code: EISDIR', ''],
  ['nginx: [crit] pread() "/etc/nginx/nginx.conf" failed (21: Is a directory)', '/etc/nginx/nginx.conf'],
  ['panic: read /etc/app/config.yaml: is a directory', '/etc/app/config.yaml'],
  ['java.io.FileNotFoundException: /opt/app.properties (Is a directory)', '/opt/app.properties'],
  ['Is a directory @ io_fread - /app/config.yml (Errno::EISDIR)', '/app/config.yml'],
  ['cat: read error: Is a directory', ''],
  ['unable to setup user: unable to find user 0: read /etc/passwd: is a directory: permission denied', '/etc/passwd'],
];

test.each(programs)('%s', (line, target) => {
  expect(mountWords(line)).toEqual({ kind: 'is-folder', source: '', target });
});

test('Engine 28.5, by Compose 2.40', () => {
  const last = (name: string) => words(recorded(name).findLast((line) => line.trim() !== '') ?? '');
  expect(last('bind-onto-2.40.txt')).toBe('onto-file /srv/shop/settings.toml /usr/lib/os-release');
  expect(last('bind-strict-2.40.txt')).toBe('missing /srv/shop/gone ');
  expect(last('bind-user-2.40.txt')).toBe('is-folder  /etc/passwd');
});

test.each([
  'mkdir: /app/x: Not a directory',
  'statfs of the disk failed',
  'no such file or directory: /app/config.json',
])('is another matter: %s', (line) => {
  expect(mountWords(line)).toBeNull();
});
