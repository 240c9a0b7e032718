/**
 * Why a command could not be executed. `not-found`: no such program on the PATH · `no-file`: nothing at that path · `no-interpreter`: the file is there, what its
 * first line (or its loader) names is not · `carriage-return`: its lines end as on Windows, so that the interpreter's name ends with one ·
 * `not-executable`: found, but may not be executed · `format`: the kernel does not know what to do with the file.
 */
export type StartFailure = {
  readonly kind: 'not-found' | 'no-file' | 'no-interpreter' | 'carriage-return' | 'not-executable' | 'format';
  /** The program or path as it was named; empty where the text names none. */
  readonly command: string;
};

/**
 * The failure that a line tells of, from an engine (runc, crun, containerd; escaped quotes too), the process that was to become the command, or a shell
 * (dash, ash, bash, ksh, zsh, env); null for every other line.
 */
export function startFailure(line: string): StartFailure | null {
  const text = line.replaceAll(/\\+"/g, '"').trim();
  if (!/not found|no such file|permission denied|format error|bad interpreter|can't execute/i.test(text)) return null;
  for (const { kind, pattern } of PATTERNS) {
    const command = pattern.exec(text)?.groups?.['command'];
    if (command === undefined) continue;
    const returned = /\\r|\^M|\r/.test(command);
    return { kind: returned ? 'carriage-return' : kind, command: command.replace(/(?:\\r|\^M|\r)+/g, '').trim() };
  }
  return null;
}

/** What comes before a shell's complaint: `sh: `, `/bin/sh: 1: `, `/entrypoint.sh: line 12: `. */
const SHELL = String.raw`^(?:/?[\w./-]*(?:sh|bash|env|\.\w+)|[\w./-]+)(?:\[\d+\])?: (?:(?:line )?\d+: )?(?:exec: )?`;

/** The first that fits counts. Engines: libcontainer, crun; init of runc; then shells. */
const PATTERNS: readonly { readonly kind: StartFailure['kind']; readonly pattern: RegExp }[] = [
  { kind: 'not-found', pattern: /exec: "(?<command>[^"]*)": executable file not found in \$?P/i },
  { kind: 'not-found', pattern: /executable file `(?<command>[^`]*)` not found/i },
  { kind: 'no-file', pattern: /exec: "(?<command>[^"]*)": (?:stat|fork\/exec) .*: no such file or directory/i },
  { kind: 'no-file', pattern: /(?:crun: |runtime error.*)open executable(?:: `(?<command>[^`]*)`)?.*no such file/i },
  { kind: 'not-executable', pattern: /exec: "(?<command>[^"]*)": .*permission denied/i },
  { kind: 'format', pattern: /exec: "(?<command>[^"]*)": .*exec format error/i },
  { kind: 'format', pattern: /^exec (?<command>\S+): exec format error/i },
  { kind: 'no-interpreter', pattern: /^exec (?<command>\S+): no such file or directory/i },
  { kind: 'not-executable', pattern: /^exec (?<command>\S+): permission denied/i },
  { kind: 'format', pattern: /exec user process caused:? "?(?<command>)exec format error/i },
  { kind: 'no-interpreter', pattern: /exec user process caused:? "?(?<command>)no such file or directory/i },
  { kind: 'not-executable', pattern: /exec user process caused:? "?(?<command>)permission denied/i },
  { kind: 'format', pattern: /(?<command>[^\s:]+): cannot execute binary file: Exec format error/i },
  {
    kind: 'no-interpreter',
    pattern: /(?<command>[^\s:]+): (?:bad interpreter|cannot execute: required file not found)/i,
  },
  { kind: 'carriage-return', pattern: /\$'\\r'(?<command>): command not found/ },
  { kind: 'not-found', pattern: /(?:^|\/)env: (?:can't execute )?['‘"](?<command>[^'’"]+)['’"]: no such file/i },
  { kind: 'not-found', pattern: /^zsh:\d+: command not found: (?<command>\S+)/ },
  {
    kind: 'no-file',
    pattern: new RegExp(`${SHELL}(?<command>\\.{0,2}/[^\\s:]+): (?:not found|No such file or directory)`),
  },
  { kind: 'not-found', pattern: new RegExp(`${SHELL}(?<command>[^\\s:/]+): (?:command )?not found`) },
  { kind: 'not-executable', pattern: new RegExp(`${SHELL}(?<command>\\.{0,2}/[^\\s:]+): Permission denied`) },
];
