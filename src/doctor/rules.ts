import type { Rule } from './rule.ts';
import { connectionsRules } from './rules/connections/index.ts';
import { freshnessRules } from './rules/freshness/index.ts';
import { machineRules } from './rules/machine/index.ts';
import { projectRules } from './rules/project/index.ts';
import { runningRules } from './rules/running/index.ts';

/** All rules. Their order does not matter: what one supersedes is said by itself. */
export const rules: readonly Rule[] = [
  ...projectRules,
  ...connectionsRules,
  ...runningRules,
  ...machineRules,
  ...freshnessRules,
];
