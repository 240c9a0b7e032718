import { probingRule } from './probing-finding.ts';

/** A probe that runs a program which its image does not have. */
export const probeCommandMissing = probingRule('health.probe-command-missing', [
  'health.unhealthy',
  'dependency.unhealthy',
  'dependency.waiting',
]);
