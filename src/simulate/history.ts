import type { ImageLayer } from '../model/ports.ts';
import type { EngineProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Machine } from './machine.ts';

/** The layers of a simulated image in the words of a real history (see `inHistory`), the newest first. */
export function layersOf(machine: Machine, name: string): Result<readonly ImageLayer[], EngineProblem> {
  const image = machine.images.find(name) ?? machine.images.find(name.replace(/:latest$/, ''));
  if (!image) {
    const named = name.includes(':') ? name : `${name}:latest`;
    return fail({ kind: 'failed', host: 'simulated', detail: `No such image: ${named}` });
  }
  const layers = image.layers.map(({ instruction, size }) => ({
    instruction: inHistory(instruction),
    size,
    createdAt: image.createdAt,
    comment: 'buildkit.dockerfile.v0',
  }));
  return ok(layers.toReversed());
}

/**
 * How BuildKit writes an instruction into an image (recorded on 28.5): options are dropped, commands of the shell form begin with the shell, and what makes
 * files ends in `# buildkit`.
 */
function inHistory(instruction: string): string {
  const [word = '', ...rest] = instruction.split(' ');
  const bare = rest.slice(rest.findIndex((part) => !part.startsWith('--'))).join(' ');
  if (word === 'RUN') return `RUN /bin/sh -c ${bare} # buildkit`;
  if (word === 'COPY' || word === 'ADD') return `${word} ${bare} # buildkit`;
  return word === 'FROM' ? `# debian.sh --arch 'amd64' out/ 'bookworm'` : instruction;
}
