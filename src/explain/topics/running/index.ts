import type { Topic } from '../../topic.ts';
import { container } from './container.ts';
import { directions } from './directions.ts';
import { exitCodes } from './exit-codes.ts';
import { externalNetwork } from './external-network.ts';
import { healthcheck } from './healthcheck.ts';
import { network } from './network.ts';
import { oneShot } from './one-shot.ts';
import { ports } from './ports.ts';
import { restart } from './restart.ts';
import { startUp } from './start-up.ts';
import { traefik } from './traefik.ts';
import { verify } from './verify.ts';
import { volumes } from './volumes.ts';
import { watch } from './watch.ts';

/** The topics of containers that run. */
export const runningTopics: readonly Topic[] = [
  container,
  restart,
  exitCodes,
  oneShot,
  startUp,
  healthcheck,
  verify,
  network,
  directions,
  ports,
  externalNetwork,
  traefik,
  volumes,
  watch,
];
