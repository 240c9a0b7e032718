type Env = Readonly<Record<string, string | undefined>>;

/** The command that a person reads or edits a file with, by `PAGER`, or `VISUAL` and `EDITOR`; what POSIX systems have where nothing is set. */
export function readerOf(program: 'pager' | 'editor', env: Env): readonly string[] {
  const chosen = program === 'pager' ? env['PAGER'] : env['VISUAL'] || env['EDITOR'];
  const words =
    chosen
      ?.trim()
      .split(/\s+/)
      .filter((word) => word !== '') ?? [];
  if (words.length > 0) return words;
  return program === 'pager' ? ['less', '-R'] : ['vi'];
}
