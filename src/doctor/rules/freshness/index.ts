import type { Rule } from '../../rule.ts';

export const freshnessRules: readonly Rule[] = [];
