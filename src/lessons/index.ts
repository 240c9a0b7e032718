import type { Scenario } from '../model/scenario.ts';
import { databaseRefused } from './database-refused.ts';
import { diskFull } from './disk-full.ts';
import type { Lesson } from './lesson.ts';
import { networkMissing } from './network-missing.ts';
import { portTaken } from './port-taken.ts';
import { smooth } from './smooth.ts';
import { unhealthy } from './unhealthy.ts';
import { variableNotSet } from './variable-not-set.ts';
import { watchOff } from './watch-off.ts';
import { watchOld } from './watch-old.ts';

/** The lesson of each scenario, in the order in which a first day meets them. */
export const lessons: Readonly<Record<Scenario, Lesson>> = {
  smooth,
  'database-refused': databaseRefused,
  'port-taken': portTaken,
  'watch-off': watchOff,
  'watch-old': watchOld,
  unhealthy,
  'variable-not-set': variableNotSet,
  'network-missing': networkMissing,
  'disk-full': diskFull,
};
