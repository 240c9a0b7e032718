import type { Rule } from '../../rule.ts';
import { commandNotFound } from './command-not-found.ts';
import { dependencyUnhealthy } from './dependency-unhealthy.ts';
import { execFormat } from './exec-format.ts';
import { exited } from './exited.ts';
import { noCondition } from './no-condition.ts';
import { oneShotFailed } from './one-shot-failed.ts';
import { oomKilled } from './oom-killed.ts';
import { probeCommandMissing } from './probe-command-missing.ts';
import { probeTimeout } from './probe-timeout.ts';
import { restartLoop } from './restart-loop.ts';
import { unhealthy } from './unhealthy.ts';
import { waiting } from './waiting.ts';

/** What is wrong with services that run, ran or could not start. */
export const runningRules: readonly Rule[] = [
  oneShotFailed,
  dependencyUnhealthy,
  waiting,
  noCondition,
  unhealthy,
  probeCommandMissing,
  probeTimeout,
  exited,
  oomKilled,
  commandNotFound,
  execFormat,
  restartLoop,
];
