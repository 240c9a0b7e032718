import type { Rule } from '../../rule.ts';

export const runningRules: readonly Rule[] = [];
