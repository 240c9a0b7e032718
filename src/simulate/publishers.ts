import type { Publisher } from '../model/ports.ts';
import type { Machine } from './machine.ts';

/** The containers that hold a port of the simulated machine, those of other projects too. */
export function publishersOf(machine: Machine, port: number, protocol: 'tcp' | 'udp'): readonly Publisher[] {
  return machine.containers
    .list()
    .filter(({ state }) => state === 'running' || state === 'paused')
    .filter(({ ports }) => ports.some((one) => one.hostPort === port && one.protocol === protocol))
    .map(({ name, project, service }) => ({ name, project, service }));
}
