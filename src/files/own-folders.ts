import path from 'node:path';

/** Where a program runs, as far as it decides where its own files are. `home` is absolute. */
export type HomePlace = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
};

/**
 * The folder for what may be lost at any time: `dogwatch` under `$XDG_CACHE_HOME`, else `~/.cache`; `~/Library/Caches` on macOS; `%LOCALAPPDATA%`
 * on Windows. The folder need not exist.
 */
export function cacheFolder(place: HomePlace): string {
  return join(place, base(place), 'dogwatch');
}

/**
 * The folder for what is kept from one start to the next and is no setting: `dogwatch` under `$XDG_STATE_HOME`, else `~/.local/state`; `~/Library/Application
 * Support` on macOS; `%LOCALAPPDATA%` on Windows. The folder need not exist.
 */
export function stateFolder(place: HomePlace): string {
  return join(place, stateBase(place), 'dogwatch');
}

/** The folder for settings: `dogwatch` under `$XDG_CONFIG_HOME`, else `~/.config`, on macOS too, as command line programs have it there; `%APPDATA%` on Windows. */
export function configFolder(place: HomePlace): string {
  return join(place, configBase(place), 'dogwatch');
}

function base(place: HomePlace): string {
  const { env, platform, home } = place;
  const chosen = chosenBase(place, env.XDG_CACHE_HOME);
  if (chosen !== null) return chosen;
  if (platform === 'win32') return env.LOCALAPPDATA || join(place, home, 'AppData', 'Local');
  return platform === 'darwin' ? join(place, home, 'Library', 'Caches') : join(place, home, '.cache');
}

function stateBase(place: HomePlace): string {
  const { env, platform, home } = place;
  const chosen = chosenBase(place, env.XDG_STATE_HOME);
  if (chosen !== null) return chosen;
  if (platform === 'win32') return env.LOCALAPPDATA || join(place, home, 'AppData', 'Local');
  return platform === 'darwin'
    ? join(place, home, 'Library', 'Application Support')
    : join(place, home, '.local', 'state');
}

function configBase(place: HomePlace): string {
  const { env, platform, home } = place;
  const chosen = chosenBase(place, env.XDG_CONFIG_HOME);
  if (chosen !== null) return chosen;
  return platform === 'win32' ? env.APPDATA || join(place, home, 'AppData', 'Roaming') : join(place, home, '.config');
}

/** The specification has relative paths ignored. */
function chosenBase(place: HomePlace, chosen: string | undefined): string | null {
  return chosen && isAbsolute(place, chosen) ? chosen : null;
}

function join({ platform }: HomePlace, ...parts: readonly string[]): string {
  return (platform === 'win32' ? path.win32 : path.posix).join(...parts);
}

function isAbsolute({ platform }: HomePlace, text: string): boolean {
  return (platform === 'win32' ? path.win32 : path.posix).isAbsolute(text);
}
