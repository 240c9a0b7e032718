/** A path as a person in `folder` would write it: relative where it lies in that, `.` for the folder itself, and as it is elsewhere or where no folder is known. */
export function pathIn(folder: string, path: string): string {
  if (folder === '') return path;
  return path === folder ? '.' : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
