import { type HeldFiles, NO_FILES } from './files.ts';
import { digest } from './identity.ts';

const MB = 1_000_000;

/** An image on the engine. Without a name it is dangling: its name went to a newer one. Sizes in bytes. */
export type Image = {
  readonly id: string;
  readonly name: string | null;
  readonly size: number;
  readonly createdAt: number;
  /** How each of its layers was made, the oldest first. */
  readonly layers: readonly { readonly instruction: string; readonly size: number }[];
  /** What its build took from the person's disk. */
  readonly files: HeldFiles;
};

/** What the registries of the simulation have. `age` in days. */
const PUBLISHED: Readonly<Record<string, { readonly size: number; readonly age: number; readonly layers: number }>> = {
  adminer: { size: 118 * MB, age: 41, layers: 5 },
  'schickling/mailcatcher': { size: 121 * MB, age: 400, layers: 4 },
  'traefik:3.0': { size: 157 * MB, age: 145, layers: 4 },
};

/** The images of the engine, by name. */
export type Images = {
  readonly list: () => readonly Image[];
  readonly find: (reference: string) => Image | undefined;
  /** Gives the name to this image; the one that had it before stays without a name. */
  readonly tag: (image: Image) => void;
  readonly remove: (id: string) => void;
};

/** No images yet. `changed` is told when one comes or goes, or a name moves. */
export function createImages(changed: () => void): Images {
  let images: Image[] = [];
  return {
    list: () => images,
    find: (reference) =>
      images.find(({ id, name }) => name === reference || id === reference || id.slice(7).startsWith(reference)),
    tag(image) {
      const others = images.filter(({ id }) => id !== image.id);
      images = [...others.map((other) => (other.name === image.name ? { ...other, name: null } : other)), image];
      changed();
    },
    remove(id) {
      images = images.filter((image) => image.id !== id);
      changed();
    },
  };
}

/** An image of a registry as it is after a pull; undefined for one that no registry has. */
export function publishedImage(name: string, now: number): Image | undefined {
  const found = PUBLISHED[name];
  if (!found) return undefined;
  const layers = Array.from({ length: found.layers }, (_, index) => ({
    instruction: index === 0 ? 'ADD rootfs.tar.gz /' : `COPY layer ${index} /`,
    size: Math.round(found.size * (index === 0 ? 0.6 : 0.4 / (found.layers - 1))),
  }));
  return {
    id: `sha256:${digest(name)}`,
    name,
    size: found.size,
    createdAt: now - found.age * 86_400_000,
    layers,
    files: NO_FILES,
  };
}
