import { endingRule } from './ending-finding.ts';

/** A long-running service that ended though nobody stopped it, or that the engine refused to start. */
export const exited = endingRule('container.exited', 'exit-codes', []);
