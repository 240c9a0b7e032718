import { describe, expect, it } from 'vitest';
import { probeTrouble } from '../../../src/doctor/texts/probe-output.ts';

const progress =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';

describe('what a failed probe tells', () => {
  it.each([
    // Engine 28.5, recorded under test/doctor/fixtures/running.
    [-1, 'Health check exceeded timeout (200ms): asking\n', { kind: 'timeout', after: '200ms' }],
    [
      -1,
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH',
      { kind: 'missing', tool: 'curl' },
    ],
    [1, '/bin/sh: curl: not found\n', { kind: 'missing', tool: 'curl' }],
    [1, '/bin/sh: 1: wget: not found\n', { kind: 'missing', tool: 'wget' }],
    // Podman's libpod/healthcheck.go.
    [-1, 'healthcheck command exceeded timeout of 5s', { kind: 'timeout', after: '5s' }],
    // As quoted in svengo/docker-tor#77; curl prints its progress first.
    [
      1,
      `${progress}curl: (7) Failed to connect to localhost port 23 after 0 ms: Couldn't connect to server\n`,
      { kind: 'refused' },
    ],
    [1, "wget: can't connect to remote host (127.0.0.1): Connection refused\n", { kind: 'refused' }],
    [1, 'Error: connect ECONNREFUSED 127.0.0.1:3000', { kind: 'refused' }],
    [22, 'curl: (22) The requested URL returned error: 404\n', { kind: 'status', status: '404' }],
    [1, 'wget: server returned error: HTTP/1.1 503 Service Unavailable\n', { kind: 'status', status: '503' }],
    [1, 'urllib.error.HTTPError: HTTP Error 500: Internal Server Error\n', { kind: 'status', status: '500' }],
    [2, 'localhost:5432 - no response\n', { kind: 'other', line: 'localhost:5432 - no response' }],
    [1, '', { kind: 'other', line: '' }],
  ])('%i %s', (exitCode, output, trouble) => {
    expect(probeTrouble({ exitCode, output })).toMatchObject(trouble);
  });
});
