/** `argv` as one would type it in a POSIX shell: a word is quoted only where the shell would change it. */
export function quote(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}

// A leading ~ is expanded, a leading = is by zsh, and # begins a comment; NAME=value is a plain argument after the command.
const plainWord = /^[\w@%+:,./-][\w@%+=:,./~#-]*$/;

function quoteWord(word: string): string {
  if (plainWord.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
