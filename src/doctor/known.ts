import type { World } from '../model/world.ts';
import type { Answers } from './question.ts';

/** One line of a container's log, without colours. `at` is milliseconds since the epoch. */
export type LoggedLine = { readonly at: number; readonly text: string };

/** What a command printed, line by line, without colours. `source` names it as evidence does: the command, the file, or `-` for the standard input. */
export type Output = {
  readonly source: string;
  readonly lines: readonly string[];
  /** The services that the command was for; empty means all. */
  readonly services: readonly string[];
};

/** All that rules may look at. */
export type Known = {
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The newest run of a service's containers, oldest line first, at most `KEPT_LINES`; empty where nothing was read. Earlier runs are not in it. */
  readonly log: (service: string) => readonly LoggedLine[];
  /** What failed commands printed, the newest last: pasted ones, or jobs that nothing has mended since. */
  readonly outputs: readonly Output[];
  /** Only the pasted output counts: what is known of the project helps to explain it, and is not itself accused. */
  readonly isPasted: boolean;
  readonly answers: Answers;
};

/** Lines of a log that rules look at. */
export const KEPT_LINES = 400;
