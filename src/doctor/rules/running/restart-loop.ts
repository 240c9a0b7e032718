import { endingRule } from './ending-finding.ts';

/** A service that its restart policy starts again and again. */
export const restartLoop = endingRule('container.restart-loop', 'restart', ['container.exited', 'health.unhealthy']);
