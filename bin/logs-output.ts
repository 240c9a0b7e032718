import { once } from 'node:events';
import process from 'node:process';

/** Where the lines go: stdout, as fast as its reader takes them. */
export type Output = {
  /** Aborts when the reader has gone away, or a signal asks to end. */
  readonly signal: AbortSignal;
  /** Writes whole lines. Settles when more may be written. */
  write(text: string): Promise<void>;
  /** Waits a moment for what was written to get through, so that no line ends in its middle; then lets go of the process. */
  close(): Promise<void>;
};

/** Takes stdout, and the signals that ask to end: reading stops, and the program ends as it does after the last line. */
export function openOutput(): Output {
  const { stdout } = process;
  const abort = new AbortController();
  const stop = () => abort.abort();
  // A reader that has what it wants, such as `head`, closes the pipe: no fault, and nobody is there to be told.
  stdout.on('error', stop);
  for (const name of FAREWELLS) process.once(name, stop);
  return {
    signal: abort.signal,
    async write(text) {
      if (abort.signal.aborted || stdout.write(text)) return;
      await once(stdout, 'drain', { signal: abort.signal }).catch(() => {});
    },
    async close() {
      if (stdout.writableLength > 0 && !stdout.errored) {
        await once(stdout, 'drain', { signal: AbortSignal.timeout(LAST_MS) }).catch(() => {});
      }
      // Bytes that nobody reads would keep the process alive.
      if (abort.signal.aborted && stdout.writableLength > 0) process.exit(0);
      for (const name of FAREWELLS) process.off(name, stop);
    },
  };
}

const FAREWELLS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long the reader may take for the last lines after a signal. */
const LAST_MS = 500;
