import type { World } from '../../../model/world.ts';
import { splitPrefix } from '../../texts/compose-prefix.ts';
import type { Printed } from '../../texts/printed.ts';
import { startFailure } from '../../texts/start-failure.ts';

/** A start that the engine refused since the command could not be executed; at most one of the two names is known. */
export type Refusal = { readonly service: string | null; readonly container: string | null; readonly line: string };

/** The refused starts that a text tells of, each once. Compose 1 says whose they are; 2 does not, and then the container that was being started is. */
export function refusals(lines: readonly string[], printed: Printed, world: World): readonly Refusal[] {
  const told = lines.filter((line) => splitPrefix(line).container === null && REFUSED.test(line) && startFailure(line));
  const named = told.map((line) => ({ ...blame(line, printed, world), line: line.trim() }));
  const keys = named.map(({ service, container, line }) => service ?? container ?? startFailure(line)?.command);
  return named.filter((_, index) => keys.indexOf(keys[index]) === index);
}

const REFUSED =
  /Error response from daemon|Cannot start (?:service|container)|OCI runtime|^exec \S+: |exec user process caused/;

function blame(line: string, printed: Printed, world: World): Omit<Refusal, 'line'> {
  const service = /Cannot start service (?<name>[\w.-]+)/.exec(line)?.groups?.['name'];
  if (service !== undefined) return { service, container: null };
  const candidates = printed.starting.length > 0 ? printed.starting : printed.attached;
  if (candidates.length === 1) return { service: null, container: candidates[0] ?? null };
  return { service: serviceOfCommand(startFailure(line)?.command ?? '', world), container: null };
}

/** The only service that begins with that program. */
function serviceOfCommand(command: string, { project }: World): string | null {
  const owners = (project?.services ?? []).filter(({ entrypoint, command: words }) =>
    [entrypoint?.[0], words?.[0]].includes(command),
  );
  return command !== '' && owners.length === 1 ? (owners[0]?.name ?? null) : null;
}
