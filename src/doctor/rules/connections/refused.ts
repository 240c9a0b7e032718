import { type Service, selectService, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { FindingCode } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { type Setting, settingOf } from '../../setting-place.ts';
import type { RefusalKind } from '../../texts/refusal.ts';
import type { Said } from '../../texts/said.ts';
import { productOfImage } from '../../texts/server-product.ts';
import type { Complaint } from './complaint.ts';
import { complaints } from './complaints.ts';
import { type Target, targetOf } from './target.ts';

/** A connection that did not come about, with the server that was meant and what names that. */
export type Refused = {
  readonly complaint: Complaint;
  readonly said: Said<RefusalKind>;
  readonly target: Target;
  /** What gives the variable that names the host its value; null where no variable is known to. */
  readonly setting: Setting | null;
};

/** What a failed connection makes of a service that needs it: symptoms. */
export const SYMPTOMS: readonly FindingCode[] = [
  'container.exited',
  'container.restart-loop',
  'dependency.one-shot-failed',
  'dependency.unhealthy',
  'health.unhealthy',
];

/** The connections that services do not get. */
export function refusedConnections(known: Known): readonly Refused[] {
  return complaints(known).flatMap((complaint) => {
    if (complaint.about !== 'refused') return [];
    const target = targetOf(complaint, complaint.environment, known.world);
    return [{ complaint, said: complaint.said, target, setting: hostSetting(complaint.service, target, known.world) }];
  });
}

/** What gives the variable that names the host its value. */
export function hostSetting(service: string | null, { address }: Target, world: World): Setting | null {
  if (!address || service === null) return null;
  const { variable, value, host } = address;
  return settingOf(world, service, { variable, value, part: host });
}

/** Whether a variable sends the service to itself. */
export function saysLocalhost({ target }: Refused): boolean {
  return target.direction.to === 'self' && target.address !== null;
}

/** The value that the files give the variable by now, where that is another than the container has; null where it is the same or not known. */
export function changedTo({ service, container }: Complaint, { address }: Target, { project }: World): string | null {
  if (!address || !container || service === null || project?.origin !== 'resolved') return null;
  const now = project.services.find(({ name }) => name === service)?.environment[address.variable];
  return typeof now === 'string' && now !== address.value && !now.includes(address.host) ? now : null;
}

/** The service of the project that serves what was meant, by its image or its ports; null where none is known to. */
export function servingService({ product, port }: Target, own: string | null, world: World): Service | null {
  const others = selectServices(world).filter(({ name, phase }) => name !== own && phase !== 'off');
  const byImage = others.find(({ spec }) => product !== null && productOfImage(spec?.image ?? '') === product);
  const serves = ({ spec, containers }: Service) =>
    (spec?.ports ?? []).some(({ target }) => target === port) ||
    containers.some(({ ports }) => ports.some(({ containerPort }) => containerPort === port));
  return byImage ?? others.find((service) => port !== null && serves(service)) ?? null;
}

/** `host:port`, or the host alone; empty where not even that is known. */
export function whereOf({ host, port }: Pick<Target, 'host' | 'port'>): string {
  if (host === null) return '';
  return port === null ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The server in words: what it is and where. */
export function serverOf(target: Target, language: Language): string {
  const words = connectionWords(language);
  const where = whereOf(target);
  if (target.product === null) return where === '' ? words.aServer : where;
  return where === '' ? target.product : words.serverAt(target.product, where);
}

/** Who complains, as titles name it. */
export function nameOf({ service }: Complaint, language: Language): string {
  return service ?? connectionWords(language).aService;
}

/** Whether a service does its work once and ends. */
export function isOneShot({ service }: Complaint, world: World): boolean {
  return service !== null && selectService(world, service)?.role === 'one-shot';
}
