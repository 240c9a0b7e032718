import { endingRule } from './ending-finding.ts';

/** A service whose command is not there or may not be executed (127 and 126). */
export const commandNotFound = endingRule('container.command-not-found', 'command', [
  'container.exited',
  'container.restart-loop',
]);
