/** What Compose refuses. `file` is as the text has it; `path` leads to the value: `services.web.ports`. Empty and null where the text has none. */
export type InvalidProject = {
  readonly file: string;
  readonly line: number | null;
  readonly path: string;
  readonly message: string;
};

/** The first refusal that these lines tell of: the YAML parsers' of Compose 2 and 5 (Go) and of Compose 1 and podman-compose (Python), the schema's, the loader's. */
export function invalidProject(lines: readonly string[]): InvalidProject | null {
  for (const [at, line] of lines.entries()) {
    const found = yaml(line, lines.slice(at + 1)) ?? schema(line) ?? envFile(line) ?? loader(line, lines.slice(at + 1));
    if (found) return found;
  }
  return null;
}

function yaml(line: string, next: readonly string[]): InvalidProject | null {
  const go = /^(?:(?:failed to parse|parsing) (\S+?): (?:yaml: )?|()yaml: )(.+)$/.exec(line);
  if (go) {
    const [, file = '', , words = ''] = go;
    const message = /unmarshal errors:$/.test(words) ? `${words} ${next[0]?.trim() ?? ''}` : words;
    return { file, line: numberIn(message), path: '', message };
  }
  const python = /^(?:ERROR: )?yaml\.\w+\.(\w+Error): (.+)$/.exec(line);
  if (!python) return null;
  const [, kind = '', words = ''] = python;
  // The first place is where the block begins that is broken, the last one where it breaks.
  const places = next.slice(0, 8).flatMap((text) => /in "(.+?)", line (\d+)/.exec(text) ?? []);
  const [file, number] = places.slice(-2);
  return {
    file: file ?? '',
    line: number === undefined ? null : Number(number),
    path: '',
    message: `${kind}: ${words}`,
  };
}

function schema(line: string): InvalidProject | null {
  const validated = /^validating (.+?): +((\S+) .+)$/.exec(line);
  if (validated) {
    const [, file = '', message = '', path = ''] = validated;
    return { file, line: null, path: bared(path), message };
  }
  const [, path] =
    /^((?:services|networks|volumes|secrets|configs|\(root\))[\w.[\]-]*):? (?:additional propert|must be a|contains|unexpected type|unsupported|invalid |value )/i.exec(
      line,
    ) ?? [];
  return path === undefined ? null : { file: '', line: null, path: bared(path), message: line };
}

function envFile(line: string): InvalidProject | null {
  const read = /^failed to read (.+?): line (\d+): (.+)$/.exec(line);
  if (read) {
    const [, file = '', number, message = ''] = read;
    return { file, line: Number(number), path: '', message };
  }
  const [, file, message = ''] = /^failed to parse env_file (.+?): (.+)$/.exec(line) ?? [];
  return file === undefined ? null : { file, line: null, path: '', message };
}

function loader(line: string, next: readonly string[]): InvalidProject | null {
  const [, file] = /The Compose file '(.+?)' is invalid because:/.exec(line) ?? [];
  if (file !== undefined)
    return { file, line: null, path: '', message: next.find((text) => text.trim() !== '') ?? line };
  if (/^decoding failed due to the following error/.test(line)) {
    const message = next.find((text) => text.trim() !== '') ?? line;
    const path = /^'([\w.[\]-]+)'/.exec(message)?.[1] ?? '';
    return { file: '', line: null, path: bared(path), message };
  }
  for (const { pattern, key } of LOADER) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined)
      return { file: '', line: null, path: key === null ? name : `services.${name}${key}`, message: line };
  }
  const isOther = /^empty compose file|: invalid compose project$/.test(line);
  return isOther ? { file: '', line: null, path: '', message: line } : null;
}

const LOADER: readonly { readonly pattern: RegExp; readonly key: string | null }[] = [
  { pattern: /^service "?([\w.-]+?)"? depends on undefined service/i, key: '.depends_on' },
  { pattern: /^service '([\w.-]+)' depends on service '[^']+' which is undefined/i, key: '.depends_on' },
  { pattern: /^service "([\w.-]+)" (?:refers to|uses an) undefined network/i, key: '.networks' },
  { pattern: /^service "([\w.-]+)" refers to undefined (?:volume|config|secret)/i, key: '.volumes' },
  { pattern: /^service "([\w.-]+)" has neither an image nor a build/i, key: '' },
  { pattern: /^cannot extend service "([\w.-]+)"/, key: '.extends' },
  { pattern: /^dependency cycle detected: ([\w.-]+) -> /, key: '.depends_on' },
  { pattern: /^invalid interpolation format for ([\w.-]+)/, key: null },
];

function numberIn(message: string): number | null {
  const found = /\bline (\d+)/.exec(message)?.[1];
  return found === undefined ? null : Number(found);
}

/** `services[web].environment` and `services.web.command.[]` as the path that leads there. */
function bared(path: string): string {
  return path
    .replaceAll(/\[(\w[\w-]*)\]/g, '.$1')
    .replaceAll(/\.?\[\]/g, '')
    .replace(/^\(root\)\.?/, '')
    .replace(/:$/, '');
}
