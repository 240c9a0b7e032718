import { references } from '../model/interpolation.ts';
import { envLine, type Place, type ProjectSources } from '../model/sources.ts';
import type { World } from '../model/world.ts';
import type { Evidence } from './finding.ts';
import { placeText } from './place.ts';
import { shownVariable } from './shown.ts';

/**
 * What gives a service's variable its value, or the part of it that matters: a line of a compose file or of an env file, with the variable that is set there; `shell` where
 * the environment of Compose itself does, which no file can change; `unknown` where the files are not known or the image sets it.
 */
export type Setting =
  | { readonly by: 'file'; readonly name: string; readonly value: string; readonly place: Place }
  | { readonly by: 'shell' | 'unknown'; readonly name: string; readonly value: string };

/** Finds what makes a service's `variable`, whose whole value is `value`, hold `part`, such as the host in an address. */
export function settingOf(
  { sources, project }: World,
  service: string,
  { variable, value, part }: { readonly variable: string; readonly value: string; readonly part: string },
): Setting {
  const unknown: Setting = { by: 'unknown', name: variable, value };
  if (!sources) return unknown;
  const written = sources.places[`services.${service}.environment.${variable}`];
  if (written) {
    const text = written.written === null || written.written === variable ? `\${${variable}}` : written.written;
    const filled = filledIn(text, part, sources, project?.envFiles ?? []);
    if (filled) return filled;
    return { by: 'file', name: variable, value, place: { file: written.file, line: written.line } };
  }
  const line = envLine(sources, sources.serviceEnvFiles[service] ?? [], variable);
  return line
    ? { by: 'file', name: variable, value: line.value, place: { file: line.file, line: line.line } }
    : unknown;
}

/** The setting as evidence; `seenIn` is where the value was seen when no file is known to give it. */
export function settingEvidence(setting: Setting, world: World, seenIn: string): Evidence {
  const source = setting.by === 'file' ? placeText(setting.place, world) : seenIn;
  return { source, text: shownVariable(setting.name, setting.value) };
}

/** The variable of Compose that brings the part into the text; null where it stands there itself, as in a default. */
function filledIn(text: string, part: string, sources: ProjectSources, envFiles: readonly string[]): Setting | null {
  for (const { name } of references(text)) {
    const shell = sources.shell[name];
    if (shell !== undefined) {
      if (shell.includes(part)) return { by: 'shell', name, value: shell };
      continue;
    }
    const line = envLine(sources, envFiles, name);
    if (line?.value.includes(part)) {
      return { by: 'file', name, value: line.value, place: { file: line.file, line: line.line } };
    }
  }
  return null;
}
