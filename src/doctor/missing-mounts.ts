import { type Service, selectService, selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import { serviceOfContainer } from './blame.ts';
import type { Known, Output } from './known.ts';
import type { HostPath } from './question.ts';
import { splitPrefix } from './texts/compose-prefix.ts';
import { type MountWords, mountWords } from './texts/mount.ts';

/** A mount that seems to have had no source. `source` is absolute; `target` is empty where that is not known. `path` is what there is now, null where that is not known. */
export type MissingMount = {
  readonly service: string | null;
  readonly kind: MountWords['kind'];
  readonly source: string;
  readonly target: string;
  /** Where it was said, null for the log of the service, and the words. */
  readonly said: { readonly source: string | null; readonly text: string };
  readonly path: HostPath | null;
};

/** Mounts that were proved, or could not be looked at, to have had no source. */
export function missingMounts(known: Known): readonly MissingMount[] {
  const found = suspectedMounts(known).flatMap((mount) => {
    const path = known.answers.path(mount.source);
    if (path === undefined && !known.isPasted) return [];
    return isProved(mount, path ?? null) ? [{ ...mount, path: path ?? null }] : [];
  });
  const named = found.filter(({ service }) => service !== null);
  const unnamed = found.filter(
    ({ service, source }) => service === null && !named.some((one) => one.source === source),
  );
  return [...new Map([...named, ...unnamed].map((mount) => [`${mount.service} ${mount.source}`, mount])).values()];
}

/** Mounts that a symptom makes suspicious, before anything was looked at. */
export function suspectedMounts(known: Known): readonly Omit<MissingMount, 'path'>[] {
  const services = selectServices(known.world);
  const told = known.outputs.flatMap((output) => fromOutput(output, known));
  if (known.isPasted) return told;
  return [...services.flatMap((service) => [...fromContainers(service), ...fromLog(service, known)]), ...told];
}

/** What cannot be looked at is believed to the engine alone: a program finds folders for other reasons too. */
function isProved({ kind, source }: Omit<MissingMount, 'path'>, path: HostPath | null): boolean {
  const isGone = kind === 'missing' || kind === 'not-made';
  if (path === null) return isGone || (kind === 'onto-file' && looksLikeFile(source));
  if (isGone) return path.kind === 'missing';
  return path.kind === 'directory' && path.isEmpty;
}

function looksLikeFile(path: string): boolean {
  return /[^/]\.\w+$/.test(path);
}

type Bind = { readonly source: string; readonly target: string };

/** As the containers have them, or, where there is none yet, the files. */
function bindsOf({ containers, spec }: Service): readonly Bind[] {
  const mounts = containers[0]?.mounts ?? spec?.volumes ?? [];
  return mounts
    .filter(({ type }) => type === 'bind')
    .map(({ source, target }) => ({ source: source.replace(/^\/host_mnt(?=\/)/, ''), target }));
}

function fromContainers(service: Service): readonly Omit<MissingMount, 'path'>[] {
  return service.containers.flatMap(({ name, state, error }) => {
    if (state === 'running' || error === '') return [];
    return blame(mountWords(error), service, { source: `docker inspect ${name}`, text: shortened(error) });
  });
}

/** What a service said that got over it is no symptom: it has ended, is ended again and again, or said it last. */
function fromLog(service: Service, known: Known): readonly Omit<MissingMount, 'path'>[] {
  const lines = known.log(service.name).map(({ text }) => text);
  const newest = lines.slice(-NEWEST);
  const isInTrouble = ['failed', 'restarting', 'unhealthy'].includes(service.phase);
  if (!isInTrouble && service.phase !== 'running') return [];
  return (isInTrouble ? lines : newest).flatMap((line) =>
    blame(mountWords(line), service, { source: null, text: line.trim() }),
  );
}

/** Lines that count as the newest of a service that runs. */
const NEWEST = 20;

function fromOutput(output: Output, known: Known): readonly Omit<MissingMount, 'path'>[] {
  return output.lines.flatMap((line) => {
    const { container, text } = splitPrefix(line);
    const words = mountWords(text);
    if (!words || (container === null && words.kind === 'is-folder' && !/runc|OCI runtime/.test(text))) return [];
    const name = nameOf(container, words, line, output, known.world);
    const service = name === null ? undefined : selectService(known.world, name);
    if (!known.isPasted && service && WELL.has(service.phase)) return [];
    const said = { source: output.source, text: shortened(text) };
    if (service) return blame(words, service, said);
    return words.source === '' ? [] : [{ service: name, ...words, said }];
  });
}

/** Whose words they are; of the engine's, which name no service, whose mount they are about, or which container Compose says failed. */
function nameOf(
  container: string | null,
  words: MountWords,
  line: string,
  output: Output,
  world: World,
): string | null {
  if (container !== null) return serviceOfContainer(container, world, output);
  const failed = /Container (\S+) +Error/.exec(line)?.[1];
  return serviceBy(words, world) ?? (failed === undefined ? null : serviceOfContainer(failed, world, output));
}

const WELL: ReadonlySet<string> = new Set(['running', 'healthy', 'done']);

/** The engine names the path alone; the service that mounts it is the one. */
function serviceBy({ source, target }: MountWords, world: World): string | null {
  const mounts = (service: Service) =>
    bindsOf(service).some((bind) => (source === '' ? bind.target === target : bind.source === source));
  const found = selectServices(world).filter(mounts);
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

/** The mount that the words are about. Words without a path may be about every mount that looks like one of a file. */
function blame(
  words: MountWords | null,
  service: Service,
  said: MissingMount['said'],
): readonly Omit<MissingMount, 'path'>[] {
  if (!words) return [];
  const { kind, source, target } = words;
  const binds = bindsOf(service).filter((bind) =>
    source !== '' ? bind.source === source : target !== '' ? bind.target === target : looksLikeFile(bind.target),
  );
  if (binds.length === 0 && source !== '') return [{ service: service.name, kind, source, target, said }];
  return binds.map((bind) => ({ service: service.name, kind, ...bind, said }));
}

/** The engine's errors begin with all that passed them on. */
function shortened(text: string): string {
  const found =
    /(?:error mounting|mounting "|unable to setup user|bind (?:mount )?source path|error while creating mount).*/s.exec(
      text,
    );
  return (found?.[0] ?? text).replace(/"\}$/, '').trim();
}
