import { describe, expect, it } from 'vitest';
import { readPrinted } from '../../../src/doctor/texts/printed.ts';

describe('what Compose printed', () => {
  it('has the words and ends of containers', () => {
    const { containers } = readPrinted([
      'Attaching to api-1, worker-1',
      'api-1     | listening',
      'worker-1  | boom',
      'worker-1 exited with code 1 (restarting)',
      'api-1     | request failed: job exited with code 9',
    ]);
    expect(containers.map(({ name, words }) => [name, words.map(({ text }) => text)])).toEqual([
      ['api-1', ['listening', 'request failed: job exited with code 9']],
      ['worker-1', ['boom']],
    ]);
    expect(containers.map(({ exits }) => exits)).toEqual([[], [{ code: 1, isRestarting: true, at: 3 }]]);
  });

  it.each([
    'Gracefully stopping... (press Ctrl+C again to force)',
    'Gracefully Stopping... press Ctrl+C again to force',
    'Aborting on container exit...',
  ])('has no ends after: %s', (line) => {
    const { containers } = readPrinted(['a-1 exited with code 2', line, 'b-1 exited with code 137']);
    expect(containers.map(({ name }) => name)).toEqual(['a-1']);
  });

  it('has what could not be waited for', () => {
    // The second is of Compose 1 (docker/compose#5324), the third of 2.23 (docker/compose#11125), the last of `up --wait`.
    const { unready } = readPrinted([
      'dependency failed to start: container shop-db-1 is unhealthy',
      'ERROR: for balrogui  Container "912cb21d513d" is unhealthy.',
      'dependency failed to start: container hrm_database exited (0)',
      'dependency failed to start: container shop-cache-1 has no healthcheck configured',
      'container shop-web-1 is unhealthy',
    ]);
    expect(unready.map((one) => [one.container, one.kind, one.isAwaited])).toEqual([
      ['shop-db-1', 'unhealthy', true],
      ['912cb21d513d', 'unhealthy', true],
      ['hrm_database', 'exited', true],
      ['shop-cache-1', 'no-healthcheck', true],
      ['shop-web-1', 'unhealthy', false],
    ]);
  });

  it('has each failed one-shot once, and the containers that were being started', () => {
    const { incomplete, starting } = readPrinted([
      ' Container shop-migrate-1  Starting',
      ' Container shop-migrate-1  Started',
      ' Container shop-api-1  Starting',
      ' Container shop-migrate-1  service "migrate" didn\'t complete successfully: exit 3',
      'service "migrate" didn\'t complete successfully: exit 3',
    ]);
    expect(incomplete.map(({ service, code }) => [service, code])).toEqual([['migrate', 3]]);
    expect(starting).toEqual(['shop-api-1']);
  });
});
