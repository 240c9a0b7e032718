import type { Container } from '../../model/container.ts';
import type { Program } from '../process.ts';
import { backend } from './backend.ts';
import { prestart } from './prestart.ts';
import { adminer, mailcatcher, nothingReal, proxy, untilStopped } from './servers.ts';
import type { Surroundings } from './surroundings.ts';
import { worker } from './worker.ts';

/** What runs in a container of the project: its service's program, or nothing real in a one-off container. */
export function programOf(container: Container, surroundings: Surroundings): Program {
  if (container.oneOff) return nothingReal;
  if (container.project === 'shop') return untilStopped;
  switch (container.service) {
    case 'prestart':
      return prestart(surroundings);
    case 'backend':
      return backend;
    case 'worker':
      return worker;
    case 'adminer':
      return adminer;
    case 'proxy':
      return proxy;
    case 'mailcatcher':
      return mailcatcher;
    default:
      return nothingReal;
  }
}
