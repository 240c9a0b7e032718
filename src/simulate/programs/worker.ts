import { between, oneOf } from '../chance.ts';
import { short } from '../identity.ts';
import type { Program, Run } from '../process.ts';
import { log } from './python-log.ts';
import { reachRedis } from './surroundings.ts';

/** Rests between two jobs, in milliseconds. */
const QUIET = { least: 18_000, most: 45_000 };

const LOGGER = 'worker.emoji';

/** `worker/emoji_worker.py`: takes jobs from a Redis queue, one at a time. */
export const worker: Program = (run) => {
  run.after(900, () => {
    log(run, 'INFO', LOGGER, `Worker ${short(run.container.id)} is starting, queue emoji:jobs`);
    connect(run, 1);
  });
  return { terminate: () => run.after(320, () => run.exit(0)) };
};

function connect(run: Run, delay: number) {
  const { place, error } = reachRedis(run.container.environment);
  if (error === '') {
    log(run, 'INFO', LOGGER, `Connected to Redis at ${place}`);
    return waitForJob(run, 1);
  }
  log(run, 'WARNING', LOGGER, `Redis is not reachable (${error}), trying again in ${delay} s`);
  run.after(delay * 1000, () => connect(run, Math.min(delay * 2, 30)));
}

function waitForJob(run: Run, item: number) {
  run.after(between(run.chance, QUIET.least, QUIET.most), () => {
    const took = between(run.chance, 2, 40);
    log(run, 'INFO', LOGGER, `Item ${item} is ${oneOf(run.chance, ['🐱', '🌙', '☕', '🌧️', '🚢', '✨'])} (${took} ms)`);
    waitForJob(run, item + 1);
  });
}
