import { selectService } from '../../../model/services.ts';
import { serviceOfContainer } from '../../blame.ts';
import type { Known, Output } from '../../known.ts';
import { splitPrefix } from '../../texts/compose-prefix.ts';
import { type Printed, type PrintedContainer, readPrinted } from '../../texts/printed.ts';
import { withoutBuilds } from '../../texts/without-builds.ts';
import type { Complaint } from './complaint.ts';
import { type Failure, lastFailures } from './failure.ts';
import { gotFurther } from './still.ts';

/** What pasted texts tell of failed connections: the words of each container by themselves, and what stands there without a container's name. */
export function pastedComplaints(known: Known): readonly Complaint[] {
  const all = known.outputs.flatMap((output) => {
    const printed = readPrinted(output.lines);
    return [
      ...printed.containers.flatMap((own) => ofContainer(own, printed, output, known)),
      ...unnamed(output, known),
    ];
  });
  const keyOf = ({ service, about, said }: Complaint) =>
    `${service} ${about} ${said.host} ${said.port} ${said.product}`;
  return [...new Map(all.map((complaint) => [keyOf(complaint), complaint])).values()];
}

function ofContainer(own: PrintedContainer, printed: Printed, output: Output, known: Known): readonly Complaint[] {
  const service = serviceOfContainer(own.name, known.world, output) ?? own.name.replace(/[-_]\d+$/, '');
  const exits = exitsOf(own, printed);
  const exit = exits.at(-1);
  return stillSo(own.words.map(({ text }) => text))
    .filter(({ said }) => exit?.code !== 0 || exit.at < (own.words[said.at]?.at ?? 0))
    .map((failure) => toComplaint(failure, service, isBad(own, service, printed) ? 'error' : 'warning', output, known));
}

/** Compose 1 says `api_1  | …` of the words and `shop_api_1 exited` of the end. */
function exitsOf({ name, exits }: PrintedContainer, printed: Printed): PrintedContainer['exits'] {
  const longer = printed.containers.find((other) => other.name.endsWith(`_${name}`));
  return exits.length > 0 ? exits : (longer?.exits ?? []);
}

/** A text that tells of no end at all is part of one, and was pasted because something is amiss. */
function isBad(own: PrintedContainer, service: string, printed: Printed): boolean {
  const isToldOf =
    printed.incomplete.some((one) => one.service === service) ||
    printed.unready.some((one) => one.container.includes(own.name));
  const isSilent = printed.containers.every((one) => one.exits.length === 0) && printed.unready.length === 0;
  return exitsOf(own, printed).length > 0 || isToldOf || isSilent;
}

/** As `docker logs` and `docker compose run` print it; a text for one service is of that. */
function unnamed(output: Output, known: Known): readonly Complaint[] {
  const lines = withoutBuilds(output.lines).filter((line) => splitPrefix(line).container === null);
  const service = output.services.length === 1 ? (output.services[0] ?? null) : null;
  return stillSo(lines).map((failure) => toComplaint(failure, service, 'error', output, known));
}

function stillSo(lines: readonly string[]): readonly Failure[] {
  return lastFailures(lines).filter(({ said }) => !gotFurther(lines.slice(said.at + 1)));
}

function toComplaint(
  failure: Failure,
  name: string | null,
  severity: Complaint['severity'],
  { source }: Output,
  { world }: Known,
): Complaint {
  const service = name === null ? undefined : selectService(world, name);
  const container = service?.containers[0] ?? null;
  const environment = { ...service?.spec?.environment, ...container?.environment };
  return { ...failure, service: name, container, severity, source, saidAt: null, environment };
}
