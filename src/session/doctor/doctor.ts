import { diagnose, openQuestions } from '../../doctor/diagnose.ts';
import { failedOutputs } from '../../doctor/failed-jobs.ts';
import type { Finding } from '../../doctor/finding.ts';
import type { Known, LoggedLine, Output } from '../../doctor/known.ts';
import type { Container } from '../../model/container.ts';
import type { Engine } from '../../model/ports.ts';
import type { World } from '../../model/world.ts';
import type { Language } from '../../words/catalogue.ts';
import type { LogStreams } from '../log-streams.ts';
import type { Store } from '../store.ts';
import { createAnswers } from './answers.ts';
import { keptLines } from './kept-lines.ts';
import { newestRun } from './newest-run.ts';
import { readLines } from './read-lines.ts';
import { createRounds } from './rounds.ts';

/** Says what is wrong with the project, as it was last examined. */
export type Doctor = {
  /** The worst first. The same array until another examination. */
  readonly findings: (language: Language) => readonly Finding[];
  /** Calls back when an examination found something else than the one before; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Examines once, with all that has to be read and asked for it; `pasted` is what a failed command printed, which then is all that is judged. */
  readonly examine: (pasted: Output | null) => Promise<void>;
  /** The newest lines of a service's newest run as they were when it was last examined, the oldest first. */
  readonly log: (service: string) => readonly LoggedLine[];
  readonly close: () => Promise<void>;
};

/** Rounds of questions of one examination: an answer may raise another question, but not for ever. */
const MOST_ROUNDS = 3;

/** What a doctor works with. `logs`: null where they are not followed; `compose` is `docker compose` with the options that choose this project. */
export type DoctorOptions = {
  readonly engine: Engine;
  readonly store: Store;
  readonly logs: LogStreams | null;
  readonly compose: readonly string[];
};

/** A doctor who examines again when something changed, where `logs` are followed, and else only when asked to. */
export function createDoctor({ engine, store, logs, compose }: DoctorOptions): Doctor {
  const closed = new AbortController();
  const listeners = new Set<() => void>();
  const answers = createAnswers(engine, () => store.world().containers, closed.signal);
  const told = new Map<Language, readonly Finding[]>();
  let known: Known | null = null;
  let seen = '[]';

  async function examine(pasted: Output | null) {
    const log = logs ? followedLog(logs, store) : await readLogs(engine, store.world(), closed.signal);
    let next = knowing(pasted, log);
    for (let round = 0; round < MOST_ROUNDS && !closed.signal.aborted; round++) {
      const questions = openQuestions(next);
      if (questions.length === 0) break;
      await answers.ask(questions);
      next = knowing(pasted, log);
    }
    keep(next);
  }

  function knowing(pasted: Output | null, log: Known['log']): Known {
    const world = store.world();
    const outputs = pasted ? [pasted] : failedOutputs(world);
    return { world, now: Date.now(), log, outputs, isPasted: pasted !== null, answers: answers.known() };
  }

  function keep(next: Known) {
    if (closed.signal.aborted) return;
    known = next;
    told.clear();
    const now = JSON.stringify(findings('en'));
    if (now === seen) return;
    seen = now;
    for (const listener of listeners) listener();
  }

  function findings(language: Language): readonly Finding[] {
    const kept = told.get(language);
    if (kept) return kept;
    const found = (known ? diagnose(known, language) : []).map((finding) => onProject(finding, compose));
    told.set(language, found);
    return found;
  }

  const rounds = logs ? createRounds(store, logs.store, () => examine(null)) : null;

  return {
    findings,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async examine(pasted) {
      answers.forget();
      await examine(pasted);
    },
    log: (service) => known?.log(service) ?? [],
    async close() {
      closed.abort();
      await rounds?.close();
    },
  };
}

/** Rules know `docker compose` alone; here its commands get the options that choose this project. */
function onProject(finding: Finding, compose: readonly string[]): Finding {
  const fixes = finding.fixes.map((fix) => {
    const isCompose = fix.argv?.[0] === 'docker' && fix.argv[1] === 'compose';
    return isCompose ? { ...fix, argv: [...compose, ...fix.argv.slice(2)] } : fix;
  });
  return { ...finding, fixes };
}

function followedLog(logs: LogStreams, store: Store): Known['log'] {
  const read = new Map<string, readonly LoggedLine[]>();
  return (service) => {
    const kept = read.get(service);
    if (kept) return kept;
    const since = sinceOf(containersOf(store.world(), service));
    const lines = since === null ? [] : keptLines(logs.store.buffer(service), since);
    read.set(service, lines);
    return lines;
  };
}

async function readLogs(engine: Engine, world: World, signal: AbortSignal): Promise<Known['log']> {
  const started = Object.values(world.containers).filter(({ oneOff, startedAt }) => !oneOff && startedAt !== null);
  const read = await Promise.all(
    started.map(async (container) => ({ container, lines: await readLines(engine, container, signal) })),
  );
  return (service) =>
    read
      .filter(({ container }) => container.service === service)
      .flatMap(({ lines }) => lines)
      .sort((a, b) => a.at - b.at);
}

function containersOf(world: World, service: string): readonly Container[] {
  return Object.values(world.containers).filter((container) => container.service === service && !container.oneOff);
}

/** From when on the logs of these containers count; null where none was ever started. */
function sinceOf(containers: readonly Container[]): number | null {
  const starts = containers.flatMap((container) => newestRun(container, Date.now()) ?? []);
  return starts.length === 0 ? null : Math.min(...starts);
}
