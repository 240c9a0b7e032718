import { describe, expect, it } from 'vitest';
import { type BuildCauseKind, buildCause } from '../../../src/doctor/texts/build-cause.ts';
import type { PrintedBuild } from '../../../src/doctor/texts/printed-builds.ts';

const build = (reason: string, output: readonly string[] = [], instruction = 'RUN x'): PrintedBuild => ({
  target: null,
  word: null,
  instruction,
  place: null,
  reason,
  output,
  line: reason,
  at: 0,
});

const EXIT_1 = 'process "/bin/sh -c x" did not complete successfully: exit code: 1';

/** What package managers and shells say, by reports on GitHub and their sources. */
const OUTPUTS: readonly (readonly [BuildCauseKind, string, string])[] = [
  [
    'network',
    'registry.npmjs.org',
    'npm ERR! request to https://registry.npmjs.org/npm failed, reason: getaddrinfo EAI_AGAIN registry.npmjs.org:443',
  ],
  [
    'network',
    'registry.yarnpkg.com',
    'error An unexpected error occurred: "https://registry.yarnpkg.com/react: getaddrinfo ENOTFOUND registry.yarnpkg.com".',
  ],
  ['network', '', 'npm error network ECONNRESET'],
  ['network', '', '  ╰─▶ failed to lookup address information: Name does not resolve'],
  ['network', '', '  ├─▶ Could not connect, are you offline?'],
  [
    'network',
    'pypi.org',
    "urllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded with url: /simple/flask/",
  ],
  [
    'network',
    '',
    "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError('...: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/flask/",
  ],
  [
    'network',
    '',
    "W: Failed to fetch http://mirror.example.com/debian/dists/bookworm/InRelease  Temporary failure resolving 'mirror.example.com'",
  ],
  ['network', '', 'curl: (6) Could not resolve host: astral.sh'],
  [
    'network',
    'https://dl-cdn.alpinelinux.org/alpine/v3.20/main',
    'WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.20/main: temporary error (try again later)',
  ],
  [
    'network',
    'proxy.golang.org',
    'go: github.com/x/y@v1.0.0: Get "https://proxy.golang.org/x": dial tcp: lookup proxy.golang.org on 192.168.65.7:53: no such host',
  ],
  [
    'lock',
    '',
    'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.',
  ],
  ['lock', '', 'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.'],
  ['lock', '', 'error: Unable to find lockfile at `uv.lock`. To create a lockfile, run `uv lock` or `uv sync`.'],
  [
    'lock',
    '',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with package.json',
  ],
  [
    'lock',
    '',
    'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
  ],
  ['package', 'flsk', 'ERROR: No matching distribution found for flsk'],
  ['package', 'libpq-devv', 'E: Unable to locate package libpq-devv'],
  ['package', 'postgresql-clien', '  postgresql-clien (no such package):'],
  ['program', 'uv', '/bin/sh: 1: uv: not found'],
  ['program', 'npm', '/bin/bash: line 1: npm: command not found'],
  [
    'file',
    'requirements.txt',
    "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'requirements.txt'",
  ],
  [
    'file',
    '/app/package.json',
    "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/app/package.json'",
  ],
  ['memory', '', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ['permission', '/app/node_modules', "npm error Error: EACCES: permission denied, mkdir '/app/node_modules'"],
  ['format', '/entrypoint.sh', 'exec /entrypoint.sh: exec format error'],
];

describe('why a step failed', () => {
  it.each(OUTPUTS)('%s %s: %s', (kind, subject, line) => {
    const found = buildCause(build(EXIT_1, ['collecting', line, 'The log is in /root/.npm']), []);
    expect(found).toMatchObject({ kind, line: line.trim() });
    if (subject !== '') expect(found.subject).toBe(subject);
  });

  it('is the exit status where nothing else is known, and 137 is for want of memory', () => {
    expect(buildCause(build(EXIT_1, ['3 tests failed']), [])).toMatchObject({ kind: 'command', subject: '1' });
    const killed = 'process "/bin/sh -c x" did not complete successfully: exit code: 137';
    expect(buildCause(build(killed), [])).toMatchObject({ kind: 'memory', subject: '137' });
  });

  it.each([
    ['failed to compute cache key: failed to calculate checksum of ref a::b: "/req.txt": not found', 'req.txt'],
    ['failed to compute cache key: "/req.txt" not found: not found', 'req.txt'],
    [
      'failed to compute cache key: failed to walk /var/lib/docker/tmp/buildkit-mount123/frontend: lstat /var/lib/docker/tmp/buildkit-mount123/frontend: no such file or directory',
      'frontend',
    ],
    [
      'COPY failed: file not found in build context or excluded by .dockerignore: stat req.txt: file does not exist',
      'req.txt',
    ],
    ['COPY failed: stat /var/lib/docker/tmp/docker-builder123/app/req.txt: no such file or directory', 'app/req.txt'],
  ])('is a file that is not in the context: %s', (reason, subject) => {
    expect(buildCause(build(reason, [], 'COPY x .'), [])).toMatchObject({ kind: 'copy', subject });
    expect(buildCause(build(reason, [], 'COPY --chown=app --from=builder x .'), []).kind).toBe('copy-from');
  });

  it('is an ignore file where the builder warned of it', () => {
    const reason = 'failed to compute cache key: failed to calculate checksum of ref a::b: "/req.txt": not found';
    const warning = ' - CopyIgnoredFile: Attempting to Copy file "req.txt" that is excluded by .dockerignore (line 3)';
    expect(buildCause(build(reason, [], 'COPY req.txt .'), [warning])).toEqual({
      kind: 'ignored',
      subject: 'req.txt',
      line: warning.trim(),
    });
  });

  it.each([
    ['syntax', 'dockerfile parse error on line 3: unknown instruction: RUNN (did you mean RUN?)'],
    ['syntax', 'dockerfile parse error line 3: unknown instruction: RUNN'],
    ['no-dockerfile', 'failed to read dockerfile: open Dockerfile.dev: no such file or directory'],
    ['no-dockerfile', 'Cannot locate specified Dockerfile: Dockerfile.dev'],
    ['no-context', 'unable to prepare context: path "/srv/shop/api" not found'],
    ['no-target', 'target stage "dev" could not be found'],
    ['no-target', 'failed to reach build target dev in Dockerfile'],
    ['other', 'rpc error: code = Unknown desc = frontend grpc server closed unexpectedly'],
  ] as const)('%s: %s', (kind, reason) => {
    expect(buildCause(build(reason), []).kind).toBe(kind);
  });
});
