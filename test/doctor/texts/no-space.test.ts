import { expect, test } from 'vitest';
import { saysNoSpace } from '../../../src/doctor/texts/no-space.ts';

test.each([
  '#6 0.110 sh: write error: No space left on device',
  'failed to solve: failed to copy: write /var/lib/docker/buildkit/content/ingest/x/data: no space left on device',
  'failed to register layer: write /usr/lib/x.so: no space left on device',
  "npm error ENOSPC: no space left on device, write '/app/node_modules/x'",
  'FATAL:  could not write lock file "postmaster.pid": No space left on device',
  'ERROR: could not extend file "base/16384/2619": No space left on device',
  'OSError: [Errno 28] No space left on device',
  'write C:\\ProgramData\\docker\\tmp\\x: There is not enough space on the disk.',
  'OSError: [Errno 122] Disk quota exceeded',
])('a full disk: %s', (line) => {
  expect(saysNoSpace(line)).toBe(true);
});

test.each([
  "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
  'ERROR: could not resize shared memory segment "/PostgreSQL.1" to 16777216 bytes: No space left on device',
  'mkdir /sys/fs/cgroup/memory/docker/0a1b: no space left on device',
  'inotify_add_watch(/app): No space left on device',
  'device is ready, 12 GB of space left',
])('another matter: %s', (line) => {
  expect(saysNoSpace(line)).toBe(false);
});
