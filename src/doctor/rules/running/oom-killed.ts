import { endingRule } from './ending-finding.ts';

/** A service whose processes the kernel killed for want of memory. */
export const oomKilled = endingRule('container.oom-killed', 'exit-codes', [
  'container.exited',
  'container.restart-loop',
]);
