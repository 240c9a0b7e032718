import { once } from 'node:events';
import process from 'node:process';
import type { RunEnd } from '../src/model/ports.ts';
import { quote } from '../src/text/shell.ts';
import { appWords } from '../src/words/app.ts';
import type { Language } from '../src/words/catalogue.ts';

/** What a full-screen program may have switched on and not off when it was killed: cursor keys, keypad, no wrap, scroll region (whose reset moves the cursor), mouse, focus. */
const PLAIN_MODES =
  '\u001b[?1l\u001b>\u001b[?7h\u001b7\u001b[r\u001b8\u001b[0m\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1006l\u001b[?1004l';

/** A shell that ends with this was left by Ctrl-C; there is nothing to read. */
const INTERRUPTED = 130;

let attached = 0;

/** Whether a child has the terminal now, so that Ctrl-C as a signal is for it. */
export function isAttached(): boolean {
  return attached > 0;
}

/**
 * Runs a child on this terminal, which Ink has let go of: shows the command, and afterwards leaves what was printed in sight until Enter, when
 * `hold` asks for it or when the child failed. Ctrl-C as a signal is for the child; this program ignores it.
 */
export async function attachChild(
  run: () => Promise<RunEnd>,
  { argv, hold, language }: { readonly argv: readonly string[]; readonly hold: boolean; readonly language: Language },
): Promise<RunEnd> {
  attached++;
  try {
    await stopReading();
    process.stdout.write(`$ ${quote(argv)}\n`);
    const end = await run();
    process.stdout.write(PLAIN_MODES);
    const failed = end.kind !== 'exited' || (end.code !== 0 && end.code !== INTERRUPTED);
    if (hold || failed) await waitForEnter(language);
    return end;
  } finally {
    attached--;
  }
}

/**
 * Ink lets go of its listeners, but Node goes on reading the terminal: it would take keys from the child, and hang in a read of a line that the child
 * took first. Only a stream that flowed is told to stop by `pause`.
 */
async function stopReading() {
  // Only after a turn does the stream know that its last listener is gone, and only then does it flow.
  await turn();
  process.stdin.resume();
  process.stdin.pause();
  await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The terminal is in its line mode here. Also goes on when the terminal is closed. */
async function waitForEnter(language: Language) {
  process.stdout.write(`\n${appWords(language).pressEnter}`);
  process.stdin.resume();
  const done = new AbortController();
  await Promise.race([
    once(process.stdin, 'data', { signal: done.signal }),
    once(process.stdin, 'end', { signal: done.signal }),
    once(process, 'SIGINT', { signal: done.signal }),
  ]).catch(() => {});
  done.abort();
  await stopReading();
}
