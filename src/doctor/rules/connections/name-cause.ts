import { isIP } from 'node:net';
import { type Service, selectService, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Known } from '../../known.ts';
import { nearest } from '../../nearest.ts';
import { type Address, addressesIn } from './addresses.ts';
import type { Complaint } from './complaint.ts';
import { isSelf, MACHINE, serviceNamed } from './target.ts';

/**
 * Why a host name has no address. `machine` it is host.docker.internal (`given`: whether extra_hosts of the files has it, null where that is not known) · `not-up`, `other-failed`
 * the service of that name does not run · `apart` it is in none of the same networks · `host-network` · `too-early` · `misspelt` · `no-service` · `internal` it is outside and
 * the networks have no way out · `no-answer` no DNS server answered · `unknown-domain` · `plain` the project is not known · `unnamed` the host is not.
 */
export type NameCause =
  | { readonly is: 'machine'; readonly given: boolean | null }
  | { readonly is: 'not-up' | 'other-failed' | 'host-network'; readonly other: Service }
  | {
      readonly is: 'apart';
      readonly other: Service;
      readonly own: readonly string[];
      readonly others: readonly string[];
    }
  | { readonly is: 'too-early'; readonly other: Service; readonly isAwaited: boolean }
  | { readonly is: 'misspelt'; readonly meant: string }
  | { readonly is: 'no-service'; readonly services: readonly string[] }
  | { readonly is: 'internal'; readonly networks: readonly string[] }
  | { readonly is: 'no-answer' | 'unknown-domain' | 'plain' | 'unnamed' };

/** The host that was meant, with the variable that names it: where the words have no host, the only one in its variables, or the only one there that is no service that runs. */
export function meantHost(
  { said, environment }: Complaint,
  world: World,
): { readonly host: string | null; readonly address: Address | null } {
  const all = addressesIn(environment);
  if (said.host !== null) return { host: said.host, address: all.find(({ host }) => host === said.host) ?? null };
  const named = all.filter(
    ({ host, product }) =>
      isIP(host) === 0 && !isSelf(host) && (said.product === null || product === null || product === said.product),
  );
  return only(named) ?? only(named.filter(({ host }) => !isUp(host, world))) ?? { host: null, address: null };
}

function only(addresses: readonly Address[]): { readonly host: string; readonly address: Address } | null {
  const [address] = addresses;
  return address && addresses.every(({ host }) => host === address.host) ? { host: address.host, address } : null;
}

/** Works out why. */
export function causeOfName(complaint: Complaint, host: string | null, { world }: Known): NameCause {
  if (host === null) return { is: 'unnamed' };
  if (host === MACHINE || host === 'gateway.docker.internal')
    return { is: 'machine', given: extraHosts(complaint, world) };
  const other = serviceNamed(host, world);
  if (other) return ofService(complaint, other, world);
  if (host.includes('.')) return ofDomain(complaint, world);
  const services = selectServices(world)
    .filter(({ spec }) => spec !== null)
    .map(({ name }) => name);
  if (services.length === 0) return { is: 'plain' };
  const meant = nearest(host, services);
  return meant === null ? { is: 'no-service', services } : { is: 'misspelt', meant };
}

/** A line for host.docker.internal among the extra_hosts of the service; null where the files are not known. */
function extraHosts({ service }: Complaint, { sources }: World): boolean | null {
  if (!sources || service === null) return null;
  const start = `services.${service}.extra_hosts`;
  return Object.entries(sources.places).some(
    ([key, { written }]) => key.startsWith(start) && `${key.slice(start.length)} ${written ?? ''}`.includes(MACHINE),
  );
}

const DOWN: ReadonlySet<string> = new Set(['absent', 'off', 'stopped', 'created', 'done', 'waiting']);
const FAILED: ReadonlySet<string> = new Set(['failed', 'restarting']);

function isUp(host: string, world: World): boolean {
  const service = serviceNamed(host, world);
  return service !== null && !DOWN.has(service.phase) && !FAILED.has(service.phase);
}

function ofService(complaint: Complaint, other: Service, world: World): NameCause {
  if (DOWN.has(other.phase)) return { is: 'not-up', other };
  if (FAILED.has(other.phase)) return { is: 'other-failed', other };
  const service = complaint.service === null ? undefined : selectService(world, complaint.service);
  const own = complaint.container?.networks ?? service?.spec?.networks ?? [];
  if (own.includes('host')) return { is: 'host-network', other };
  const others = complaint.container
    ? other.containers.flatMap(({ networks }) => networks)
    : (other.spec?.networks ?? []);
  if (own.length > 0 && others.length > 0 && !own.some((network) => others.includes(network))) {
    return { is: 'apart', other, own, others };
  }
  const isAwaited = (service?.spec?.dependsOn ?? []).some((dependency) => dependency.service === other.name);
  return { is: 'too-early', other, isAwaited };
}

function ofDomain({ service, said }: Complaint, { sources, project }: World): NameCause {
  const networks = project?.services.find(({ name }) => name === service)?.networks ?? [];
  const isInternal = (network: string) => sources?.places[`networks.${network}.internal`]?.written === 'true';
  if (networks.length > 0 && networks.every(isInternal)) return { is: 'internal', networks };
  return { is: said.kind === 'temporary' ? 'no-answer' : 'unknown-domain' };
}
