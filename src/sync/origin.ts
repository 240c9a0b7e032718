import { posix } from 'node:path';
import type { ImageLayer, PathChange } from '../model/ports.ts';

/** What is known of where the files of a container come from. */
export type Origins = {
  /** What the container has of its own over its image, by path. */
  readonly own: ReadonlyMap<string, PathChange['kind']>;
  /** When its image was last built, also where all of it came from the cache; milliseconds since the epoch. */
  readonly builtAt: number;
  /** The layers of its image, the newest first. */
  readonly layers: readonly ImageLayer[];
};

/**
 * Whether a file that is here was left out of the image by the Dockerfile, and not by mistake: it was here, as it is, when the image was built, and nobody
 * removed it from the container. `cameAt` is when it came to its place or was changed last, in milliseconds
 * since the epoch.
 */
export function isLeftOutByBuild(target: string, cameAt: number, { own, builtAt }: Origins): boolean {
  return cameAt <= builtAt && !isRemoved(target, own);
}

/**
 * Whether what only a container has was made by a `RUN` of its Dockerfile: it is part of the image, and younger than the last `COPY`, which keeps the
 * times of what it copies; or it was changed just while a `RUN` was at work. `modifiedAt` in milliseconds since the epoch.
 */
export function isMadeByBuild(target: string, modifiedAt: number, { own, layers }: Origins): boolean {
  if (layers.length === 0 || own.has(target)) return false;
  const lastCopy = layers.find(({ instruction }) => COPY.test(instruction));
  if (!lastCopy || modifiedAt > lastCopy.createdAt) return true;
  return layers.some(({ instruction, createdAt }, at) => {
    const before = layers[at + 1]?.createdAt ?? 0;
    const isShort = createdAt - before < LONGEST_RUN_MS;
    return RUN.test(instruction) && isShort && modifiedAt > before && modifiedAt <= createdAt;
  });
}

/** Files that tell Docker what to do. Rules send them, builds mostly do not, and nobody misses them in a container. */
export function isForDocker(path: string): boolean {
  return /(^|\.)(Dockerfile|Containerfile)(\.|$)|\.dockerignore$|^(docker-)?compose(\..*)?\.ya?ml$/i.test(
    posix.basename(path),
  );
}

/** As the history of an image has them, from BuildKit and from the legacy builder. */
const COPY = /^(COPY|ADD) |^\/bin\/sh -c #\(nop\) (COPY|ADD) /;
const RUN = /^RUN |^(\|\d+ .*)?\/bin\/sh -c (?!#\(nop\))/;

/** A longer time between two layers is one between two builds, in milliseconds. */
const LONGEST_RUN_MS = 3_600_000;

function isRemoved(target: string, own: Origins['own']): boolean {
  for (let path = target; path !== posix.dirname(path); path = posix.dirname(path)) {
    if (own.get(path) === 'deleted') return true;
  }
  return false;
}
