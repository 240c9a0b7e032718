import type { PrintedBuild } from './printed-builds.ts';
import { startFailure } from './start-failure.ts';

/**
 * Why a step of a build failed. `copy`: a file that `COPY` or `ADD` takes is not in the build context · `copy-from`: not in the stage or image that it is taken from · `ignored`: an
 * ignore file is known to leave it out · `syntax`: the Dockerfile cannot be read · `no-dockerfile`, `no-context`, `no-target`: what the build names is not there · `program`: a
 * command is not in the image · `memory`: killed · `network`: something could not be fetched · `lock`: the lock file does not fit what it locks · `package`: no such
 * package · `file`: a file is not in the image · `permission`: it may not be used · `format`: a program for another processor or with Windows line ends · `command`: a command
 * ended with an error · `other`.
 */
export type BuildCauseKind =
  | 'copy'
  | 'copy-from'
  | 'ignored'
  | 'syntax'
  | 'no-dockerfile'
  | 'no-context'
  | 'no-target'
  | 'program'
  | 'memory'
  | 'network'
  | 'lock'
  | 'package'
  | 'file'
  | 'permission'
  | 'format'
  | 'command'
  | 'other';

/** `subject` is what it is about: a path, program, host, package or exit status; empty where the texts do not say. `line` is the line of the output that tells it, if one does. */
export type BuildCause = { readonly kind: BuildCauseKind; readonly subject: string; readonly line: string | null };

/** The cause by the builder's reason and by what the step printed. `lines` is the whole text, as warnings stand anywhere in it. */
export function buildCause(build: PrintedBuild, lines: readonly string[]): BuildCause {
  const { reason, output } = build;
  const missing = missingSource(build);
  if (missing !== null) return missingFile(missing, build, lines);
  for (const [kind, pattern] of REASONS) {
    const found = pattern.exec(reason);
    if (found) return { kind, subject: found[1] ?? '', line: null };
  }
  const code = exitOf(reason);
  if (code === null) return { kind: 'other', subject: '', line: null };
  return causeOfOutput(output) ?? { kind: code === '137' ? 'memory' : 'command', subject: code, line: null };
}

/** The exit status that a builder tells of a step's command; null where it tells of none. */
export function exitOf(reason: string): string | null {
  return /(?:exit code: |non-zero code: |exit status )(\d+)/.exec(reason)?.[1] ?? null;
}

function missingSource({ reason }: PrintedBuild): string | null {
  for (const pattern of SOURCES) {
    const found = pattern.exec(reason)?.[1];
    if (found !== undefined) return found.replace(/^\//, '');
  }
  return null;
}

/** BuildKit, its older versions, and the classic builder, which has the path inside a folder of its own. */
const SOURCES: readonly RegExp[] = [
  /failed to (?:compute cache key|calculate checksum).*: "([^"]+)": not found$/,
  /failed to compute cache key: .*buildkit-mount\d+\/([^:]+): no such file/,
  /failed to compute cache key: "([^"]+)" not found/,
  /^(?:COPY|ADD) failed: file not found in build context or excluded by .dockerignore: stat ([^:]+):/,
  /^(?:COPY|ADD) failed: (?:stat|lstat) \/var\/lib\/docker\/tmp\/[^/]+\/([^:]+): no such file/,
  /^(?:COPY|ADD) failed: (?:stat|forbidden path outside the build context:?) ([^:(]+)/,
  /^(?:COPY|ADD) failed: no source files were specified()/,
];

function missingFile(subject: string, { instruction }: PrintedBuild, lines: readonly string[]): BuildCause {
  if (/^(?:COPY|ADD)\s.*--from=/i.test(instruction)) return { kind: 'copy-from', subject, line: null };
  const warning = lines.find(
    (line) => /CopyIgnoredFile: Attempting to Copy file/i.test(line) && line.includes(subject),
  );
  return warning === undefined
    ? { kind: 'copy', subject, line: null }
    : { kind: 'ignored', subject, line: warning.trim() };
}

const REASONS: readonly (readonly [BuildCauseKind, RegExp])[] = [
  ['no-dockerfile', /failed to read dockerfile: open ([^:]+): no such file/],
  ['no-dockerfile', /Cannot locate (?:specified )?Dockerfile: (\S+)/],
  ['no-context', /unable to prepare context: path "([^"]+)" not found/],
  ['no-target', /target stage "?([^"\s]+?)"? could not be found|failed to reach build target (\S+)/],
  ['syntax', /parse error (?:on )?line \d+: (.+)$/i],
  [
    'syntax',
    /(unknown (?:instruction|flag): .+|failed to parse .+|file with no instructions|no build stage in current context)/i,
  ],
  ['syntax', /((?:RUN|COPY|ADD|FROM|ENV|ARG|LABEL) requires .+|base name \(.+\) should not be blank)/i],
];

/** What a step's output tells, its newest lines first; the most particular patterns first. */
function causeOfOutput(output: readonly string[]): BuildCause | null {
  const lines = output.toReversed();
  for (const [kind, pattern] of OUTPUTS) {
    for (const line of lines) {
      const found = pattern.exec(line);
      if (found) return { kind, subject: subjectOf(found), line: line.trim() };
    }
  }
  for (const line of lines) {
    const failure = startFailure(line);
    if (failure) return { kind: START_KINDS[failure.kind], subject: failure.command, line: line.trim() };
  }
  return null;
}

function subjectOf({ groups }: RegExpExecArray): string {
  return (groups?.['subject'] ?? groups?.['other'] ?? '').replace(/[.,:;'"]+$/, '');
}

const START_KINDS = {
  'not-found': 'program',
  'no-file': 'file',
  'no-interpreter': 'format',
  'carriage-return': 'format',
  'not-executable': 'permission',
  format: 'format',
} as const;

/** pip, uv, Poetry, npm, pnpm, Yarn, apt, apk, dnf, curl, wget, git, Go, Cargo, Maven, Bundler, Composer. */
const OUTPUTS: readonly (readonly [BuildCauseKind, RegExp])[] = [
  [
    'lock',
    /npm (?:ci|error).*(?:package\.json and package-lock\.json.*in sync|can only install with an existing package-lock)/i,
  ],
  ['lock', /`?npm ci`? can only install/i],
  [
    'lock',
    /(?<subject>[\w./-]*lockfile[\w./`' -]*?) (?:at `[^`]+` )?needs to be updated|Unable to find lockfile|ERR_PNPM_(?:OUTDATED|NO)_LOCKFILE/i,
  ],
  ['lock', /Your lockfile needs to be updated|lockfile would have been (?:modified|created) by this install/i],
  ['lock', /pyproject\.toml changed significantly since poetry\.lock/i],
  ['network', /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<subject>[\w.-]+)/],
  [
    'network',
    /connect E(?:CONNREFUSED|TIMEDOUT|HOSTUNREACH|NETUNREACH) (?<subject>\S+)|(?:network|code) E(?:CONNRESET|TIMEDOUT|AI_AGAIN)\b/,
  ],
  [
    'network',
    /Could not resolve host: (?<subject>[\w.-]+)|Could not resolve '(?<other>[\w.-]+)'|Temporary failure resolving '?(?:[\w.-]+)/i,
  ],
  ['network', /HTTPS?ConnectionPool\(host='(?<subject>[\w.-]+)'.*(?:Max retries|timed out)/i],
  [
    'network',
    /Temporary failure in name resolution|Name or service not known|Name does not resolve|nodename nor servname/i,
  ],
  [
    'network',
    /failed to lookup address information|Could not connect, are you offline|error sending request for url \((?<subject>[^)]+)\)/i,
  ],
  ['network', /unable to resolve host address ['‘"]?(?<subject>[\w.-]+)|bad address '(?<other>[\w.-]+)'/i],
  [
    'network',
    /fetching (?<subject>https?:\/\/\S+): (?:temporary error|DNS lookup error|network error|could not connect)/i,
  ],
  ['network', /dial tcp: lookup (?<subject>[\w.-]+)|dial tcp \S+: (?:i\/o timeout|connect: )/],
  [
    'network',
    /Could not transfer artifact .*(?:Unknown host|timed out|Connection refused)|Could not fetch specs from|Failed to connect to (?<subject>[\w.-]+)/i,
  ],
  ['network', /(?:Could not connect to|Cannot initiate the connection to) (?<subject>[\w.:-]+)/i],
  [
    'network',
    /\b(?:ReadTimeoutError|ConnectTimeoutError|NewConnectionError|Connection timed out|Network is unreachable|TLS handshake timeout)\b/i,
  ],
  ['memory', /JavaScript heap out of memory|Cannot allocate memory|signal: killed|^Killed\s*$|MemoryError/],
  [
    'package',
    /No matching distribution found for (?<subject>\S+)|Because (?<other>\S+) was not found in the package registry/,
  ],
  ['package', /(?:npm (?:ERR!|error) (?:code E404|404 +'?(?<subject>[@\w./-]+)))/],
  ['package', /Unable to locate package (?<subject>\S+)|Package '(?<other>[^']+)' has no installation candidate/],
  [
    'package',
    /^ +(?<subject>\S+) \(no such package\)|Unable to find a match: (?<other>\S+)|No package (?:matches|\S+ available)/,
  ],
  ['permission', /(?:EACCES: permission denied|Permission denied)[^'"]*['"]?(?<subject>\/[^'"\s:]*)?/i],
  ['file', /(?:No such file or directory|ENOENT[^']*|can't open file)[:,]? '(?<subject>[^']+)'/i],
  ['file', /(?:can't (?:open|stat)|cannot (?:open|stat|access)) ['‘]?(?<subject>[^'’:\s]+)['’]?: No such file/i],
];
