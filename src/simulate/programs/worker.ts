import { between, oneOf } from '../chance.ts';
import type { Program, Run } from '../process.ts';
import type { Surroundings } from './surroundings.ts';

/** Rests between two jobs, or between two attempts to reach Redis, in milliseconds. */
const QUIET = { least: 18_000, most: 45_000 };
const RETRY_MS = 30_000;

/** `worker/emoji_worker.py`: takes jobs from a Redis queue, one at a time. */
export function worker(surroundings: Surroundings): Program {
  return (run) => {
    run.after(900, () => {
      say(run, 'INFO', 'emoji worker started, queue emoji:jobs on host.docker.internal:6379/0');
      if (surroundings.redisAnswers) waitForJob(run);
      else reachRedis(run);
    });
    return {
      terminate() {
        say(run, 'INFO', 'received SIGTERM, finishing');
        run.after(320, () => run.exit(0));
      },
    };
  };
}

function waitForJob(run: Run) {
  run.after(between(run.chance, QUIET.least, QUIET.most), () => {
    const job = between(run.chance, 0x100000, 0xffffff).toString(16);
    say(run, 'INFO', `job ${job} received: "${oneOf(run.chance, PROMPTS)}"`);
    const took = between(run.chance, 800, 3200);
    run.after(took, () => {
      say(run, 'INFO', `job ${job} finished in ${(took / 1000).toFixed(1)} s, 128x128 PNG stored`);
      waitForJob(run);
    });
  });
}

function reachRedis(run: Run) {
  say(run, 'ERROR', 'redis: Error 111 connecting to host.docker.internal:6379. Connection refused.');
  say(run, 'WARNING', `retrying redis in ${RETRY_MS / 1000} s`);
  run.after(RETRY_MS, () => reachRedis(run));
}

/** In the manner of Python's `logging`, with a comma before the milliseconds. */
function say(run: Run, level: 'INFO' | 'WARNING' | 'ERROR', text: string) {
  const time = new Date(run.now()).toISOString().slice(0, -1).replace('T', ' ').replace('.', ',');
  run.print(`${time} ${level} emoji_worker: ${text}`, 'stderr');
}

const PROMPTS = [
  'a cat with sunglasses',
  'a dumpling that smiles',
  'a whale carrying containers',
  'a panda drinking tea',
] as const;
