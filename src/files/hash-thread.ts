import { type Transferable, Worker } from 'node:worker_threads';
import type { HashAnswer, HashRequest } from './hash-messages.ts';

/** One piece of work of the thread. */
export type HashWork = {
  readonly id: number;
  readonly send: (request: HashRequest, transfer?: Transferable[]) => void;
  /** Settles when it is over: null is well, otherwise why not. */
  readonly ended: Promise<string | null>;
  readonly isOver: () => boolean;
  readonly cancel: () => void;
};

/** The thread that hashes, there only while it is needed. */
export type HashThread = {
  /** Begins a piece of work, whose answers go to `take`. */
  readonly begin: (take: (answer: HashAnswer) => void) => HashWork;
  readonly close: () => Promise<void>;
};

/** What a piece of work ends with when it was cancelled, or the thread closed under it. */
export const CANCELLED = 'cancelled';

/** A thread that starts with the first work, ends after `idleMs` without any, and is started again for new work when it died. */
export function createHashThread(idleMs: number): HashThread {
  const open = new Map<number, { take: (answer: HashAnswer) => void; end: (reason: string | null) => void }>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let closed = false;

  function start(): Worker {
    clearTimeout(idle);
    if (worker) return worker;
    const started = new Worker(new URL(WORKER, import.meta.url), { execArgv: [] });
    worker = started;
    started.on('message', hear);
    started.on('error', (error) => lose(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => lose(started, `the hashing thread ended with ${code}`));
    return started;
  }

  function hear(answer: HashAnswer) {
    const work = open.get(answer.id);
    if (answer.kind === 'done') work?.end(null);
    else if (answer.kind === 'failed') work?.end(answer.detail);
    else work?.take(answer);
  }

  function lose(gone: Worker, reason: string) {
    if (worker !== gone) return;
    worker = null;
    for (const work of [...open.values()]) work.end(reason);
  }

  function rest() {
    if (open.size > 0) return;
    worker?.unref();
    clearTimeout(idle);
    idle = setTimeout(stop, idleMs).unref();
  }

  async function stop() {
    clearTimeout(idle);
    const gone = worker;
    worker = null;
    for (const work of [...open.values()]) work.end(CANCELLED);
    await gone?.terminate();
  }

  return {
    begin(take) {
      lastId += 1;
      const id = lastId;
      const { promise: ended, resolve } = Promise.withResolvers<string | null>();
      const end = (reason: string | null) => {
        if (!open.delete(id)) return;
        resolve(reason);
        rest();
      };
      open.set(id, { take, end });
      if (closed) end(CANCELLED);
      const isOver = () => !open.has(id);
      const send: HashWork['send'] = (request, transfer) => {
        if (isOver()) return;
        const working = start();
        working.ref();
        working.postMessage(request, transfer);
      };
      const cancel = () => {
        send({ kind: 'abort', id });
        end(CANCELLED);
      };
      return { id, send, ended, isOver, cancel };
    },
    async close() {
      closed = true;
      await stop();
    },
  };
}

/** Beside this file among the sources, beside the bundle once it is built. */
const WORKER = import.meta.url.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.js';
