import type { LoggedLine } from '../doctor/known.ts';

/** What the log room knows that the world does not. Texts are sanitised. */
export type Evidence = {
  /** The newest line of the service that is an error; null when there is none. */
  readonly lastError: string | null;
  /** The newest lines of the newest run of a service, the oldest first, at most `NEWEST_LINES`; empty where none are known. */
  readonly newest: (service: string) => readonly LoggedLine[];
};

/** Lines from the end of a log that a story looks at. */
export const NEWEST_LINES = 40;

/** No log is known. */
export const noEvidence: Evidence = { lastError: null, newest: () => [] };
