import type { Rule } from '../../rule.ts';
import { authenticationFailed } from './authentication-failed.ts';
import { connectionRefused } from './connection-refused.ts';
import { hostNotFound } from './host-not-found.ts';
import { localhostInContainer } from './localhost-in-container.ts';

export const connectionsRules: readonly Rule[] = [
  localhostInContainer,
  connectionRefused,
  authenticationFailed,
  hostNotFound,
];
