import { execFileSync } from 'node:child_process';
import { describe } from 'vitest';

/** `describe` where a Docker Engine answers, skipped elsewhere. */
export const describeReal = describe.skipIf(!engineAnswers());

function engineAnswers(): boolean {
  try {
    execFileSync('docker', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
