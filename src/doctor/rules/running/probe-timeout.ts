import { probingRule } from './probing-finding.ts';

/** A probe that was broken off each time before it answered. */
export const probeTimeout = probingRule('health.probe-timeout', [
  'health.unhealthy',
  'dependency.unhealthy',
  'dependency.waiting',
]);
