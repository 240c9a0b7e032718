/**
 * What is said of a path of this machine that was to be mounted. `missing`: an engine refused, since nothing is
 * there · `not-made`: nothing was there, and the engine could not make a folder · `onto-file`: it is a folder, and was to lie
 * over a file · `is-folder`: a program (or the engine, in its name) wanted to read a file and found a folder. `source` is on this machine, `target` in the container;
 * empty where the text does not tell it.
 */
export type MountWords = {
  readonly kind: 'missing' | 'not-made' | 'onto-file' | 'is-folder';
  readonly source: string;
  readonly target: string;
};

/** Recognises Docker Engine with runc of many years, Docker Desktop and Podman; and what Python, Node, Go, Java, Ruby, nginx and the C library say of a folder. */
export function mountWords(line: string): MountWords | null {
  const text = line.replaceAll(/\\+(["'])/g, '$1');
  return missing(text) ?? notMade(text) ?? ontoFile(text) ?? isFolder(text);
}

function missing(text: string): MountWords | null {
  const [, quoted, plain] =
    /bind (?:mount )?source path does not exist: (?:'([^']+)'|([^"\n]+?))\s*(?:"|$)/.exec(text) ??
    /^(?:Error: )?(?:.*container.*: )?statfs ([^:]+): no such file or directory/.exec(text) ??
    [];
  const source = quoted ?? plain;
  return source === undefined ? null : { kind: 'missing', source: hostPath(source), target: '' };
}

function notMade(text: string): MountWords | null {
  const source = /error while creating mount source path '([^']+)'/.exec(text)?.[1];
  return source === undefined ? null : { kind: 'not-made', source: hostPath(source), target: '' };
}

function ontoFile(text: string): MountWords | null {
  if (!/not a directory/i.test(text) || !/mount/i.test(text)) return null;
  const [, source = '', target = ''] =
    /error mounting "([^"]+)" to rootfs at "([^"]+)"/.exec(text) ??
    /mounting "+([^"]+)"+ to rootfs "+[^"]+"+ at "+(?:[^"]*?\/(?:merged|rootfs|mnt\/[0-9a-f]{64}))?(\/[^"]*)"+ caused/.exec(
      text,
    ) ??
    /mount src=([^,]+), dst=([^,]+),/.exec(text) ??
    [];
  if (target === '') return null;
  return { kind: 'onto-file', source: hostPath(source), target: target.replace(/^.*\/merged(?=\/)/, '') };
}

function isFolder(text: string): MountWords | null {
  if (!/is a directory|EISDIR|IsADirectoryError/i.test(text)) return null;
  const [path = ''] = /(?<=^|[\s'"‘“(@])\/[^\s'"’”:)]+(?=$|[\s'"’”:)])/.exec(withoutTrace(text)) ?? [];
  return { kind: 'is-folder', source: '', target: path };
}

/** Where in the program it happened has paths too, such as `at file:///app/index.mjs:125:41`. */
function withoutTrace(text: string): string {
  return text.replace(/file:\/\/\S+|\bat \S+ \([^)]*\)/g, '');
}

/** Docker Desktop calls this machine's files by where its virtual machine has them. */
function hostPath(path: string): string {
  return path.replace(/^\/host_mnt(?=\/)/, '').trim();
}
