import { expect, it } from 'vitest';
import { tellWatch } from '../../src/session/watch-news.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import { Stories } from '../../src/sync/stories.ts';

const ID = 'e'.repeat(64);

/** What a file that watch had taken up says after an error. */
function reasonOf(text: string): string {
  const ledger = new Ledger();
  const judge = () => ({ kind: 'goes', target: '/app/a' }) as const;
  ledger.follow([{ service: 'api', index: 0, action: 'sync', judge }]);
  ledger.watch([]);
  ledger.change({ file: '/src/a', change: 'written', at: 1 });
  ledger.notice('api', ['sync'], 2);
  const place = { ledger, stories: new Stories(() => {}), containers: () => [] };
  tellWatch(place, { at: 3, services: ['api'], kind: 'error', count: null, text });
  const problem = ledger.entries()[0]?.problem;
  return problem?.kind === 'told' ? problem.text : '';
}

it.each([
  [
    'of Compose 2.40',
    `warning: Error handling changed files: copying files to ${ID}: Error response from daemon: container rootfs is marked read-only`,
    'container rootfs is marked read-only',
  ],
  [
    'of Compose 2.26',
    `time="2026-11-25T10:08:47Z" level=warning msg="Error handling changed files for service api: 1 error occurred:\\n\\t* copying files to ${ID}: Error response from daemon: write \\"/small\\": no space left on device\\n\\n"`,
    'write "/small": no space left on device',
  ],
  [
    'of a build',
    'Build failed. Error: Dockerfile:4\n--------------------\nfailed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
    'failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
  ],
])('an error %s is told in its one line that says why', (_, text, reason) => {
  expect(reasonOf(text)).toBe(reason);
});
