import type { Container } from '../../../model/container.ts';
import type { Role } from '../../../model/services.ts';
import type { Evidence, FindingCode, Severity } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Cause } from './cause.ts';
import { pastedEndings } from './pasted-endings.ts';
import { worldEndings } from './world-endings.ts';

/** A service that ended, could not start, or ends again and again. */
export type Ending = {
  /** Null where it cannot be told whose container it is. */
  readonly service: string | null;
  /** Name of the container; empty where the text names none. */
  readonly container: string;
  readonly role: Role;
  /** Null where it never ran. */
  readonly code: number | null;
  readonly cause: Cause;
  /** How often it was started again, where it is in a loop; null where it is over. */
  readonly again: { readonly times: number; readonly policy: string } | null;
  readonly severity: Severity;
  /** What it was seen by besides the log. */
  readonly seen: readonly Evidence[];
  /** The log that the cause was read in, without colours, the oldest line first, and where it stands; null for the log of the service. */
  readonly lines: readonly string[];
  readonly linesFrom: string | null;
  /** Null where the engine does not know it. */
  readonly known: Container | null;
};

/** The endings that are faults: of a pasted text those that it tells of, else those of the world. At most one a service. */
export function endings(known: Known): readonly Ending[] {
  if (last.known !== known) last = { known, endings: known.isPasted ? pastedEndings(known) : worldEndings(known) };
  return last.endings;
}

/** What kind of finding an ending is: exactly one, so that a service is not accused twice. */
export function codeOf({ cause, again, role }: Ending): FindingCode {
  if (role === 'one-shot' && again === null) return 'dependency.one-shot-failed';
  if (cause.kind === 'oom') return 'container.oom-killed';
  if (cause.kind === 'start') {
    return cause.failure.kind === 'format' ? 'container.exec-format' : 'container.command-not-found';
  }
  return again === null ? 'container.exited' : 'container.restart-loop';
}

/** Six rules ask for the same endings. */
let last: { known: Known | null; endings: readonly Ending[] } = { known: null, endings: [] };
