import type { Rule } from '../../rule.ts';
import { containerNameConflict } from './container-name-conflict.ts';
import { enginePermissionDenied } from './engine-permission-denied.ts';
import { engineUnreachable } from './engine-unreachable.ts';
import { envFileMissing } from './env-file-missing.ts';
import { externalNetworkMissing } from './external-network-missing.ts';
import { composeFileNotFound } from './file-not-found.ts';
import { composeInvalid } from './invalid.ts';
import { suspiciousValue } from './suspicious-value.ts';
import { unsupportedVersion } from './unsupported-version.ts';
import { variableNotSet } from './variable-not-set.ts';

/** Troubles of the project's files, and of what has to be there before any container is. */
export const projectRules: readonly Rule[] = [
  composeFileNotFound,
  composeInvalid,
  unsupportedVersion,
  variableNotSet,
  envFileMissing,
  suspiciousValue,
  engineUnreachable,
  enginePermissionDenied,
  externalNetworkMissing,
  containerNameConflict,
];
