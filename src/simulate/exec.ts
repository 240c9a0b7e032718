import type { ExecEnd, ExecRequest } from '../model/ports.ts';
import type { Machine } from './machine.ts';
import { simulatedNote } from './programs/servers.ts';

/** A command in a simulated container. `rm` removes; of any other nothing comes but a line that says so. Refusals are in the words of Engine 28.5. */
export function runInside(machine: Machine, reference: string, { argv }: ExecRequest): ExecEnd {
  const container = machine.containers.find(reference);
  if (!container) return { kind: 'failed', detail: `No such container: ${reference}` };
  const { id, name, state } = container;
  if (state === 'paused') {
    return { kind: 'failed', detail: `Container ${name} is paused, unpause the container before exec` };
  }
  if (state !== 'running') return { kind: 'failed', detail: `container ${id} is not running` };
  const [program = '', ...words] = argv;
  if (program !== 'rm') {
    machine.containers.ran(id, argv);
    return { kind: 'exited', code: 0, output: [simulatedNote(argv)] };
  }
  machine.containers.removeFiles(
    id,
    words.filter((word) => !word.startsWith('-')),
    argv,
  );
  return { kind: 'exited', code: 0, output: [] };
}
