import { createHash } from 'node:crypto';

/** Sixty-four hexadecimal digits for a text, always the same ones: ids of containers, images and layers. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** As the engine shortens ids: the first twelve digits. */
export function short(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
