/** `path` as it is written in compose files where it lies in the project, such as `./backend`; absolute otherwise. */
export function relativePath(path: string, directory: string): string {
  if (path === directory) return '.';
  return path.startsWith(`${directory}/`) ? `.${path.slice(directory.length)}` : path;
}
