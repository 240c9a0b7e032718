import { endingRule } from './ending-finding.ts';

/** A one-shot that did not end with 0, so that what waits for it does not start. */
export const oneShotFailed = endingRule('dependency.one-shot-failed', 'one-shot', [
  'container.exited',
  'container.oom-killed',
  'container.command-not-found',
  'container.exec-format',
  'container.restart-loop',
]);
