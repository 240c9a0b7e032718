import { probingRule } from './probing-finding.ts';

/** An unhealthy service that holds others back. */
export const dependencyUnhealthy = probingRule('dependency.unhealthy', ['health.unhealthy', 'dependency.waiting']);
