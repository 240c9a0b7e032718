import path from 'node:path';

/** Where a program runs, as far as it decides where its cache is. `home` is absolute. */
export type CachePlace = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
};

/**
 * The folder for what may be lost at any time: `dogwatch` under `$XDG_CACHE_HOME`, else `~/.cache`; `~/Library/Caches` on macOS; `%LOCALAPPDATA%`
 * on Windows. The folder need not exist.
 */
export function cacheFolder(place: CachePlace): string {
  return join(place, base(place), 'dogwatch');
}

function base({ env, platform, home }: CachePlace): string {
  const place = { env, platform, home };
  // The specification has relative paths ignored.
  if (env.XDG_CACHE_HOME && isAbsolute(place, env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  if (platform === 'win32') return env.LOCALAPPDATA || join(place, home, 'AppData', 'Local');
  return platform === 'darwin' ? join(place, home, 'Library', 'Caches') : join(place, home, '.cache');
}

function join({ platform }: CachePlace, ...parts: readonly string[]): string {
  return (platform === 'win32' ? path.win32 : path.posix).join(...parts);
}

function isAbsolute({ platform }: CachePlace, text: string): boolean {
  return (platform === 'win32' ? path.win32 : path.posix).isAbsolute(text);
}
