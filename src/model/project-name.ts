/** A project name from any text, as Compose makes it: lower case, only letters, digits, `_` and `-`, a letter or digit first. */
export function normalizeProjectName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '');
}
