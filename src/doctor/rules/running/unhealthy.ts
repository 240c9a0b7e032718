import { probingRule } from './probing-finding.ts';

/** A service whose probe fails, and that nobody has to wait for. */
export const unhealthy = probingRule('health.unhealthy', []);
