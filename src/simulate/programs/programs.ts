import type { Container } from '../../model/container.ts';
import type { Program } from '../process.ts';
import { backend } from './backend.ts';
import { prestart } from './prestart.ts';
import { adminer, mailcatcher, nothingReal, proxy } from './servers.ts';
import type { Surroundings } from './surroundings.ts';
import { worker } from './worker.ts';

/** What runs in a container of the project: its service's program, or nothing real in a one-off container. */
export function programOf(container: Container, surroundings: Surroundings): Program {
  if (container.oneOff) return nothingReal;
  switch (container.service) {
    case 'prestart':
      return prestart(surroundings);
    case 'backend':
      return backend(surroundings);
    case 'worker':
      return worker(surroundings);
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
