import type { Rule } from '../../rule.ts';
import { bindSourceMissing } from './bind-source-missing.ts';
import { diskLow } from './disk-low.ts';
import { diskReclaimable } from './disk-reclaimable.ts';
import { portAlreadyAllocated } from './port-already-allocated.ts';
import { portListensOnLoopback } from './port-listens-on-loopback.ts';
import { portNothingListening } from './port-nothing-listening.ts';

/** Troubles between containers and the machine: its ports, its files, its disk. */
export const machineRules: readonly Rule[] = [
  portAlreadyAllocated,
  portListensOnLoopback,
  portNothingListening,
  bindSourceMissing,
  diskLow,
  diskReclaimable,
];
