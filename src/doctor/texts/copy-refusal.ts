/** Why a container did not take a file. `other`: for a reason that is none of these. */
export type CopyRefusal = 'readOnly' | 'noSpace' | 'denied' | 'noTarget' | 'other';

/** The reason in the words of Compose, the engine, or tar in the container. */
export function copyRefusal(text: string): CopyRefusal {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

const PATTERNS: readonly (readonly [CopyRefusal, RegExp])[] = [
  ['readOnly', /read-only file ?system|marked read-only|EROFS/i],
  ['noSpace', /no space left on device|disk quota exceeded|ENOSPC/i],
  ['denied', /permission denied|operation not permitted|can't (?:create|remove|open).*denied|EACCES/i],
  ['noTarget', /no such file or directory|could not find the file|not a directory|ENOENT|ENOTDIR/i],
];
