import { splitPrefix } from './compose-prefix.ts';

/** A build that failed, as a text tells it. */
export type PrintedBuild = {
  /** The service or target whose build it was, where the text names one. */
  readonly target: string | null;
  /** The first word before the step's number, a service's or a stage's name; null where there is none. */
  readonly word: string | null;
  /** The instruction that failed, such as `RUN npm ci`; empty where the text does not say. */
  readonly instruction: string;
  /** The Dockerfile's name and the line, from 1, where the text quotes it. */
  readonly place: { readonly file: string; readonly line: number } | null;
  /** Why, in the builder's words, without what stands before them. */
  readonly reason: string;
  /** What the step printed, its last lines, at most `KEPT_OUTPUT`. */
  readonly output: readonly string[];
  /** The line that says that the build failed, and its number. */
  readonly line: string;
  readonly at: number;
};

/** Lines of a step's output that are kept. */
export const KEPT_OUTPUT = 20;

/** The builds that failed in what Docker, Compose, BuildKit or the classic builder printed. One that was only cancelled has not. */
export function printedBuilds(lines: readonly string[]): readonly PrintedBuild[] {
  const reader = createReader();
  const found = lines.flatMap((line, at) =>
    splitPrefix(line).container === null ? (reader.take(line, at) ?? []) : [],
  );
  const rest = found.length === 0 ? reader.rest() : null;
  const all = rest ? [rest] : found;
  return all.filter(
    ({ reason }, at) => !isCancelled(reason) && all.findIndex((other) => other.reason === reason) === at,
  );
}

function isCancelled(reason: string): boolean {
  return /context canceled$|^Canceled\b/i.test(reason.trim());
}

type Step = { name: string; readonly output: string[]; error: { readonly text: string; readonly at: number } | null };

/** Takes line after line; answers with a failure at the line that sums it up. `rest` is a failure that nothing sums up, as in a text that was cut. */
function createReader() {
  const steps = new Map<string, Step>();
  const targets = new Set<string>();
  let summary: Step | null = null;
  let place: PrintedBuild['place'] = null;
  let marked: string[] = [];
  let service: string | null = null;

  function readStep(line: string, at: number): boolean {
    const [, number = '', text = ''] = /^#([1-9]\d*) (.*)$/.exec(line) ?? [];
    const target = /^#\d+ \[(\S+) internal\] /.exec(line)?.[1];
    if (target !== undefined) targets.add(target);
    const classic = /^Step (\d+)\/\d+ ?: (.*)$/.exec(line);
    if (classic) steps.set(`classic ${classic[1]}`, { name: classic[2] ?? '', output: [], error: null });
    if (number === '') return classic !== null;
    const step = steps.get(number);
    if (step) noteStep(step, text, at);
    else steps.set(number, begunStep(text, at));
    return true;
  }

  function readQuote(line: string): boolean {
    const [, name] = /^ > (\[.*)$/.exec(line) ?? [];
    const [, file, number] = /^(?:.*: )?(\S[^:]*):(\d+)$/.exec(line) ?? [];
    const quoted = /^ *\d+ \| >>>\s?(.*)$/.exec(line);
    if (name !== undefined) summary = { name: name.replace(/:$/, ''), output: [], error: null };
    else if (file !== undefined && /dockerfile|containerfile/i.test(file)) {
      place = { file: file.replace(/^.*[/\\]/, ''), line: Number(number) };
      marked = [];
    } else if (quoted) marked.push((quoted[1] ?? '').trim());
    else return false;
    return true;
  }

  function readOutput(line: string): void {
    if (/^-{3,}$/.test(line) || line.trim() === '' || CHORE.test(line)) return;
    const open = summary && place === null ? summary : [...steps.values()].at(-1);
    if (open && (open === summary || isClassic(steps, open))) push(open.output, line.replace(/^\d+\.\d+ /, ''));
  }

  function failure(reason: string, target: string | null, line: string, at: number): PrintedBuild {
    const failed = [...steps.values()].findLast(({ error }) => error !== null);
    const ended = reason.startsWith("The command '") || /^(?:COPY|ADD) failed/.test(reason);
    const step = summary ?? failed ?? (ended ? [...steps.values()].at(-1) : undefined);
    const told = partsOf(step?.name ?? '');
    const output = step && step.output.length === 0 && failed ? failed.output : (step?.output ?? []);
    const [only] = targets.size === 1 ? targets : [];
    const isTarget = told.first !== null && targets.has(told.first);
    return {
      target: target ?? (isTarget ? told.first : null) ?? service ?? only ?? null,
      word: told.first,
      instruction: told.instruction === '' ? marked.join(' ').replaceAll('\\ ', '') : told.instruction,
      place: place ?? placeIn(reason),
      reason,
      output: output.slice(-KEPT_OUTPUT),
      line: line.trim(),
      at,
    };
  }

  return {
    take(line: string, at: number): PrintedBuild | null {
      const building = /^ ?Service (\S+) +Building\s*$/.exec(line) ?? /^Building (\S+)$/.exec(line);
      if (building) service = building[1] ?? null;
      const ended = endOf(line);
      if (ended) return failure(ended.reason, ended.target, line, at);
      if (!readStep(line, at) && !readQuote(line)) readOutput(line);
      return null;
    },
    rest(): PrintedBuild | null {
      const failed = [...steps.values()].findLast(({ error }) => error !== null && !isCancelled(error.text));
      return failed?.error ? failure(failed.error.text, null, failed.error.text, failed.error.at) : null;
    },
  };
}

function isClassic(steps: ReadonlyMap<string, Step>, step: Step): boolean {
  return [...steps].some(([key, one]) => one === step && key.startsWith('classic'));
}

/** A step of which Compose only printed the end has all of it on one line. */
function begunStep(text: string, at: number): Step {
  const [, name = '', error] = /^(\[.*?) +ERROR: (.*)$/.exec(text) ?? [];
  if (error !== undefined) return { name, output: [], error: { text: error, at } };
  return { name: text.replace(/ +(?:CACHED|DONE [\d.]+s|CANCELED)$/, ''), output: [], error: null };
}

function noteStep(step: Step, text: string, at: number): void {
  const [, error] = /(?:^|\s)ERROR: (.*)$/.exec(text) ?? [];
  if (error !== undefined && (text.startsWith('ERROR') || text.startsWith(step.name))) step.error = { text: error, at };
  else if (!/^(?:DONE [\d.]+s|CACHED|CANCELED|\.\.\.)$/.test(text) && text !== step.name) {
    push(step.output, text.replace(/^\d+\.\d+ /, ''));
  }
}

function push(output: string[], line: string): void {
  output.push(line);
  if (output.length > KEPT_OUTPUT) output.shift();
}

/** `[backend builder 2/5] RUN make`, and `[builder 2/5] RUN make` where one service alone is built. */
function partsOf(name: string): { readonly first: string | null; readonly instruction: string } {
  const [, inside, instruction = ''] = /^\[([^\]]*)\] ?(.*)$/.exec(name) ?? [];
  if (inside === undefined) return { first: null, instruction: name };
  const [first = ''] = inside.split(' ');
  const isName = inside.includes(' ') && first !== 'internal' && !/^stage-\d+$/.test(first);
  return { first: isName ? first : null, instruction: /(?:^|\s)internal$/.test(inside) ? '' : instruction };
}

type End = { readonly reason: string; readonly target: string | null };

/** What sums up that a build failed: BuildKit by way of Compose and of `docker build`, the classic builder, Compose 1, and what fails before anything is built. */
function endOf(line: string): End | null {
  const solve = /^(?:.*?\btarget (?<target>[\w.-]+): |.*?)failed to solve(?: with frontend \S+)?: (?<reason>.+)$/.exec(
    line,
  );
  if (solve?.groups && !line.startsWith('#')) {
    return { reason: solve.groups['reason'] ?? '', target: solve.groups['target'] ?? null };
  }
  const service = /Service '(?<target>[^']+)' failed to build ?: (?<reason>.+)$/.exec(line)?.groups;
  if (service) return { reason: service['reason'] ?? '', target: service['target'] ?? null };
  const own = OWN.exec(line)?.[1];
  return own === undefined ? null : { reason: own, target: null };
}

const OWN = new RegExp(
  `^(?:Error response from daemon: |ERROR: |failed to solve: )*((?:${[
    "The command '.*' returned a non-zero code: \\d+",
    '(?:COPY|ADD) failed: .+',
    '(?:[Dd]ockerfile parse error|Dockerfile parse error).+',
    'unable to prepare context: .+',
    'failed to read dockerfile: .+',
    'Cannot locate (?:specified )?Dockerfile: .+',
    'failed to reach build target .+',
    'failed to calculate checksum of ref .+',
  ].join('|')}))$`,
);

const CHORE =
  /^ ?---> |^time="|^Sending build context|^(?: ---> )?Removing intermediate container|^ ?(?:Service|Container|Network|Volume) /;

function placeIn(reason: string): PrintedBuild['place'] {
  const line = /parse error (?:on )?line (\d+)/i.exec(reason)?.[1];
  return line === undefined ? null : { file: 'Dockerfile', line: Number(line) };
}
