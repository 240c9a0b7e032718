import type { Container, Healthcheck } from '../../src/model/container.ts';
import { containerPhase, type Service, selectService } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { clock, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { healthWords } from '../../src/words/health.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { style } from '../frame/style.ts';
import { phaseMark } from '../services/phase-mark.ts';
import { checkCommand, checkOf, checkTiming, retriesOf } from './check.ts';
import { gateLines } from './gates.ts';
import { probeStrip, took } from './probe-strip.ts';
import { projectHealth } from './project.ts';

/** What the health pane shows; `columns` × `rows` are the cells inside its frame. */
export type HealthView = {
  readonly world: World;
  readonly language: Language;
  /** The selected service; null on the project's row. */
  readonly service: string | null;
  /** The selected replica; null for the one in the most trouble. */
  readonly replica: number | null;
  readonly columns: number;
  readonly rows: number;
};

/** The inside of the health pane, a string of exactly `columns` cells a row, at most `rows` of them. */
export function healthLines(view: HealthView): readonly string[] {
  const { world, service: name, columns, rows } = view;
  const service = name === null ? undefined : selectService(world, name);
  const lines = service ? serviceHealth(service, view) : projectHealth(view);
  return lines.slice(0, rows).map((line) => pad(` ${clip(line, columns - 2)}`, columns));
}

/** What the upper border says: how many probes failed in a row, if any did. */
export function healthAside({ world, language, service: name, replica }: HealthView): string {
  const service = name === null ? undefined : selectService(world, name);
  const container = service && containerOf(service, replica);
  if (!service || !container || container.state !== 'running' || container.failingStreak === 0) return '';
  const check = checkOf(service, container);
  return check ? style.bad(healthWords(language).streak(container.failingStreak, retriesOf(check))) : '';
}

function serviceHealth(service: Service, view: HealthView): readonly string[] {
  const { world, language, columns, rows, replica } = view;
  const container = containerOf(service, replica);
  const check = checkOf(service, container);
  const head = [...stateLines(service, container, view), ...(check ? checkLines(check, container, view) : [])];
  const gates = gateLines(service, language);
  const output = check && container?.state === 'running' ? outputLines(container, view) : [];
  // Output of a probe can be long; the gates below it are few, and say why something does not start.
  const room = Math.max(1, rows - head.length - gates.length);
  const unknown = world.containersKnown
    ? []
    : wrap(healthWords(language).unknown, columns - 2).map((line) => style.dim(line));
  return [...unknown, ...head, ...output.slice(0, room), ...gates];
}

/** Phase in a word with the facts that belong to it, and a sentence where there is no healthcheck to ask. */
function stateLines(service: Service, container: Container | undefined, view: HealthView): readonly string[] {
  const { world, language, columns } = view;
  const words = healthWords(language);
  const phase = container && service.phase !== 'waiting' ? containerPhase(container, service.role) : service.phase;
  const { symbol, tone } = phaseMark(phase);
  const facts = container ? factsOf(container, language) : '';
  const state = tone(`${symbol} ${phaseWords(language)[phase]}`) + (facts === '' ? '' : style.dim(' · ') + facts);
  const error = plain(container?.error ?? '').trim();
  return [
    ...(container || world.containersKnown ? wrap(state, columns - 2) : []),
    ...(error === '' ? [] : wrap(error, columns - 4).map((line) => `${style.bad('│')} ${line}`)),
    ...(sentence() === '' ? [] : wrap(sentence(), columns - 2).map((line) => style.dim(line))),
  ];

  function sentence(): string {
    const isRunning = container?.state === 'running';
    if (checkOf(service, container)) return isRunning || !container ? '' : words.notProbed;
    if (service.role === 'one-shot') return words.oneShot(service.name);
    return isRunning ? words.noCheck(service.name) : words.noCheckIdle(service.name);
  }
}

function factsOf({ state, exitCode, startedAt, finishedAt }: Container, language: Language): string {
  const words = healthWords(language);
  if (state === 'running' && startedAt !== null) return words.runsSince(clock(startedAt));
  if (exitCode === null || startedAt === null || finishedAt === null) return '';
  return words.ended(exitCode, duration(finishedAt - startedAt), clock(finishedAt));
}

function checkLines(check: Healthcheck, container: Container | undefined, view: HealthView): readonly string[] {
  const { language, columns } = view;
  const typed = `$ ${checkCommand(check)}`;
  const [first = ''] = wrap(typed, columns - 2);
  const rest = typed.slice(first.length).trim();
  const command = rest === '' ? [first] : [first, `  ${clip(rest, columns - 4)}`];
  const timing = wrap(checkTiming(check, language), columns - 2).map((line) => style.dim(line));
  return container?.state === 'running'
    ? [probesLine(container, view), ...command, ...timing]
    : [...command, ...timing];
}

function probesLine({ probes }: Container, { language, columns }: HealthView): string {
  const words = healthWords(language);
  const last = probes.at(-1);
  if (!last) return style.dim(words.noProbeYet);
  const span = duration(took(last));
  const result = last.exitCode === -1 ? words.timedOut(span) : words.lastProbe(span, last.exitCode);
  return `${probeStrip(probes, Math.floor(columns / 2))}  ${last.exitCode === 0 ? result : style.bad(result)}`;
}

function outputLines({ probes }: Container, { language, columns }: HealthView): readonly string[] {
  const last = probes.at(-1);
  if (!last) return [];
  const output = plain(last.output).trim();
  if (output === '') return [style.dim(healthWords(language).silent)];
  return wrap(output, columns - 4).map((line) => `${last.exitCode === 0 ? style.dim('│') : style.bad('│')} ${line}`);
}

function containerOf({ containers, phase, role }: Service, replica: number | null): Container | undefined {
  if (replica !== null) return containers.find(({ number }) => number === replica);
  return containers.find((container) => containerPhase(container, role) === phase) ?? containers[0];
}
