/**
 * What a program says last before it ends. `module`: code that it needs is not installed · `file`: a file that it was told to run is not there · `variable`: an environment
 * variable that it needs is not set (`subject` names each of these) · `address`: something else listens on its port (`subject`) · `permission`: it may not use a file
 * (`subject`) · `memory`: it asked for more than it got · `exception`: any other exception · `message`: a line that calls itself an error · `line`: just the last line.
 */
export type LastError = {
  readonly kind:
    | 'module'
    | 'file'
    | 'variable'
    | 'address'
    | 'permission'
    | 'memory'
    | 'exception'
    | 'message'
    | 'line';
  readonly subject: string;
  /** The line that says it, and its number among those that were given. */
  readonly line: string;
  readonly at: number;
};

/** The error that the last of these lines tell of, the oldest first; null where there are none but empty ones. */
export function lastError(lines: readonly string[]): LastError | null {
  const from = Math.max(0, lines.length - LOOKED_AT);
  for (const patterns of [TELLING, EXCEPTIONS, MESSAGES]) {
    for (let at = lines.length - 1; at >= from; at--) {
      const found = match(patterns, lines, at);
      if (found) return found;
    }
  }
  const at = lines.findLastIndex((line) => line.trim() !== '');
  return at < 0 ? null : { kind: 'line', subject: '', line: (lines[at] ?? '').trim(), at };
}

/** Lines from the end: what a program says when it ends is not far from there, even with a long trace. */
const LOOKED_AT = 60;

type Pattern = { readonly kind: LastError['kind']; readonly pattern: RegExp; readonly near?: RegExp };

function match(patterns: readonly Pattern[], lines: readonly string[], at: number): LastError | null {
  const line = lines[at] ?? '';
  for (const { kind, pattern, near } of patterns) {
    const found = pattern.exec(line);
    if (!found) continue;
    if (near && !lines.slice(Math.max(0, at - 8), at + 1).some((other) => near.test(other))) continue;
    return { kind, subject: found.groups?.['subject'] ?? '', line: line.trim(), at };
  }
  return null;
}

/** What names the thing that is amiss. */
const TELLING: readonly Pattern[] = [
  { kind: 'module', pattern: /ModuleNotFoundError: No module named '?(?<subject>[\w.]+)/ },
  { kind: 'module', pattern: /: No module named (?<subject>[\w.]+)$/ },
  { kind: 'module', pattern: /Cannot find (?:module|package) ['"](?<subject>[^'"]+)['"]/ },
  { kind: 'module', pattern: /cannot load such file -- (?<subject>\S+)/ },
  {
    kind: 'module',
    pattern: /Could not find (?<subject>\S+) in (?:any of the sources|locally installed gems|cached gems)/,
  },
  { kind: 'module', pattern: /Can't locate (?<subject>\S+) in @INC/ },
  { kind: 'module', pattern: /Could not find or load main class (?<subject>\S+)/ },
  { kind: 'module', pattern: /error while loading shared libraries: (?<subject>[^:]+):/ },
  { kind: 'file', pattern: /can't open file '?(?<subject>[^':]+)'?: \[Errno 2\]/ },
  { kind: 'file', pattern: /Unable to access jarfile (?<subject>\S+)/ },
  { kind: 'file', pattern: /Could not open input file: (?<subject>\S+)/ },
  { kind: 'file', pattern: /cannot open (?<subject>\S+): No such file/ },
  { kind: 'file', pattern: /Error loading ASGI app\. Could not import module "(?<subject>[^"]+)"/ },
  { kind: 'variable', pattern: /KeyError: '(?<subject>[A-Z][A-Z0-9_]+)'/, near: /environ|<frozen os>|\/os\.py"/ },
  { kind: 'variable', pattern: /: (?<subject>[A-Z][A-Z0-9_]+): (?:unbound variable|parameter not set)/ },
  { kind: 'variable', pattern: /Environment variable not found: (?<subject>[A-Z][A-Z0-9_]+)/ },
  { kind: 'variable', pattern: /key not found: "(?<subject>[A-Z][A-Z0-9_]+)" \(KeyError\)/ },
  { kind: 'address', pattern: /EADDRINUSE[^\n]*?:(?<subject>\d+)\s*$/ },
  { kind: 'address', pattern: /(?:listen|bind)[^\n]*:(?<subject>\d+)\b[^\n]*address already in use/i },
  { kind: 'address', pattern: /address already in use(?:[^\n]*?:(?<subject>\d+))?/i },
  { kind: 'permission', pattern: /PermissionError: \[Errno 13\] Permission denied: '(?<subject>[^']+)'/ },
  { kind: 'permission', pattern: /EACCES: permission denied, \w+ '(?<subject>[^']+)'/ },
  {
    kind: 'memory',
    pattern: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|std::bad_alloc|Cannot allocate memory/,
  },
  {
    kind: 'memory',
    pattern: /^MemoryError\b|Allowed memory size of \d+ bytes exhausted|fatal error: runtime: out of memory/,
  },
];

/** What ends a trace, or begins one: Python and Java, Node, Go, Rust, .NET, PHP, Ruby. */
const EXCEPTIONS: readonly Pattern[] = [
  {
    kind: 'exception',
    pattern: /^(?:[\w$]+\.)*[A-Z]\w*(?:Error|Exception|Exit|Failure|Invalid|Warning)(?: \[\w+\])?: \S/,
  },
  { kind: 'exception', pattern: /^(?:[\w$]+\.)+[A-Z]\w*(?:Error|Exception)$/ },
  { kind: 'exception', pattern: /^(?:Uncaught )?Error: \S/ },
  { kind: 'exception', pattern: /^Exception in thread |^Caused by: / },
  { kind: 'exception', pattern: /^(?:panic|fatal error): \S/ },
  { kind: 'exception', pattern: /^thread '.*' (?:\(\d+\) )?panicked at / },
  { kind: 'exception', pattern: /^Unhandled exception\. / },
  { kind: 'exception', pattern: /^(?:PHP )?Fatal error: / },
  { kind: 'exception', pattern: /: .* \((?:[\w:]+::)?\w+Error\)$/ },
];

const MESSAGES: readonly Pattern[] = [
  {
    kind: 'message',
    pattern: /\b(?:error|fatal|critical|emerg|panic|exception)\b|\bFailed\b|"level":"(?:error|fatal)"/i,
  },
];
