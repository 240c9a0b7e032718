import { describe, expect, it } from 'vitest';
import { startFailure } from '../../../src/doctor/texts/start-failure.ts';

const runc = 'OCI runtime create failed: runc create failed: unable to start container process: ';

describe('why a command could not be executed', () => {
  it.each([
    // Engine 28.5, recorded under test/doctor/fixtures/running.
    [`${runc}exec: "nope": executable file not found in $PATH`, 'not-found', 'nope'],
    [`${runc}exec: "/app/start.sh": stat /app/start.sh: no such file or directory`, 'no-file', '/app/start.sh'],
    [`${runc}exec: "/app/denied.sh": permission denied`, 'not-executable', '/app/denied.sh'],
    ['exec /app/bare.sh: exec format error', 'format', '/app/bare.sh'],
    ['exec /app/crlf.sh: no such file or directory', 'no-interpreter', '/app/crlf.sh'],
    ['sh: nope: not found', 'not-found', 'nope'],
    ['/bin/sh: 1: wget: not found', 'not-found', 'wget'],
    // Engines of 2017 to 2021, quoted in docker/compose#5917, moby/moby#34059, docker/compose#5473 and hrfee/jfa-go#57.
    [
      'OCI runtime create failed: container_linux.go:348: starting container process caused "exec: \\"docker-compose\\": executable file not found in $PATH": unknown.',
      'not-found',
      'docker-compose',
    ],
    ['standard_init_linux.go:187: exec user process caused "exec format error"', 'format', ''],
    ['standard_init_linux.go:219: exec user process caused: exec format error', 'format', ''],
    ['standard_init_linux.go:228: exec user process caused: no such file or directory', 'no-interpreter', ''],
    // crun under Podman.
    [
      'Error: crun: executable file `ping` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
      'not-found',
      'ping',
    ],
    // Shells and env, as bash 5, dash, zsh and coreutils have it.
    ['bash: line 1: uvicorn: command not found', 'not-found', 'uvicorn'],
    ['/entrypoint.sh: line 12: exec: gunicorn: not found', 'not-found', 'gunicorn'],
    ['/docker-entrypoint.sh: 5: exec: nginx: not found', 'not-found', 'nginx'],
    ['zsh:1: command not found: node', 'not-found', 'node'],
    ['/bin/sh: ./start.sh: not found', 'no-file', './start.sh'],
    ['bash: ./start.sh: No such file or directory', 'no-file', './start.sh'],
    ['/bin/sh: 1: ./start.sh: Permission denied', 'not-executable', './start.sh'],
    ["/usr/bin/env: 'bash\\r': No such file or directory", 'carriage-return', 'bash'],
    ['/usr/bin/env: ‘python’: No such file or directory', 'not-found', 'python'],
    ["env: can't execute 'bash': No such file or directory", 'not-found', 'bash'],
    ['-bash: ./install.sh: cannot execute: required file not found', 'no-interpreter', './install.sh'],
    ['bash: ./run.sh: /bin/bash^M: bad interpreter: No such file or directory', 'carriage-return', '/bin/bash'],
    ["/app/run.sh: line 2: $'\\r': command not found", 'carriage-return', ''],
    ['/bin/sh: /app/server: cannot execute binary file: Exec format error', 'format', '/app/server'],
  ])('%s', (line, kind, command) => {
    expect(startFailure(line)).toEqual({ kind, command });
  });

  it.each([
    'GET /missing 404 not found',
    'ERROR: relation "users" not found',
    "python3: can't open file '/app/main.py': [Errno 2] No such file or directory",
    'psql: error: connection to server on socket "/run/postgresql/.s.PGSQL.5432" failed: No such file or directory',
    'PermissionError: [Errno 13] Permission denied: /data',
    'app: User 5 not found',
    '',
  ])('is not told by: %s', (line) => {
    expect(startFailure(line)).toBeNull();
  });
});
