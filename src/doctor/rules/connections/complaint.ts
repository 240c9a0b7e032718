import type { Container } from '../../../model/container.ts';
import type { Severity } from '../../finding.ts';
import type { Environment } from './addresses.ts';
import type { Failure } from './failure.ts';

/** A failed connection that troubles a service now. */
export type Complaint = Failure & {
  /** Null where a text does not tell whose words they are. */
  readonly service: string | null;
  /** Null where the engine does not know it. */
  readonly container: Container | null;
  readonly severity: Severity;
  /** Where it stands; null for the log of the service. */
  readonly source: string | null;
  /** When it was said, in milliseconds since the epoch; null where that is not known. */
  readonly saidAt: number | null;
  /** The variables of its container, or those that the files give it; empty where neither is known. */
  readonly environment: Environment;
};
