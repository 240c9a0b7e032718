import { isTraefikImage } from '../../../model/traefik.ts';
import type { Described } from './services.ts';

/** A port at which Traefik takes requests, by its name. */
export type EntryPoint = { readonly name: string; readonly port: number };

/** Whether a service is Traefik, by its image's name, from whatever registry and in whatever version. */
export function isTraefik({ spec }: Described): boolean {
  return isTraefikImage(spec.image ?? '');
}

/** The entry points that the command of a Traefik defines, in order; those of a file are not known. */
export function entryPoints({ spec }: Described): readonly EntryPoint[] {
  return (spec.command ?? []).flatMap((word) => {
    const match = /^--?entry-?points\.([^.=]+)\.address=(?:[^=]*):(\d+)(?:\/\w+)?$/i.exec(word);
    return match ? [{ name: match[1] ?? '', port: Number(match[2]) }] : [];
  });
}

/** Whether its dashboard is open on port 8080 of the container without a password. */
export function hasInsecureApi({ spec }: Described): boolean {
  return (spec.command ?? []).some((word) => /^--?api\.insecure(?:=true)?$/i.test(word));
}
