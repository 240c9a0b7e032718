import { constants } from 'node:os';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { endingWords } from '../../../words/doctor/ending.ts';
import type { LastError } from '../../texts/last-error.ts';
import type { StartFailure } from '../../texts/start-failure.ts';
import type { Ending } from './ending.ts';
import { coveringMount } from './mount.ts';
import { memoryLimit } from './places.ts';

/** Why it ended, what its code means where that says more, and what comes of it. */
export function whyOf(ending: Ending, world: World, language: Language): string {
  const words = endingWords(language);
  const { again, role } = ending;
  const policy = again !== null && again.policy !== '' ? [words.againByPolicy(again.policy)] : [];
  const waiting = role === 'one-shot' && again === null ? dependentsOf(ending, world) : [];
  const awaited = waiting.length > 0 ? [words.waitedFor(words.join(waiting))] : [];
  return [...causeSentences(ending, world, language), ...policy, ...awaited].join(language === 'en' ? ' ' : '');
}

function causeSentences(ending: Ending, world: World, language: Language): readonly string[] {
  const words = endingWords(language);
  const { cause, code, service, again } = ending;
  switch (cause.kind) {
    case 'oom': {
      const limit = service === null ? null : memoryLimit(world, service);
      return [limit?.written ? words.oomLimit(limit.written) : words.oom];
    }
    case 'start':
      return [startSentence(cause.failure, ending, world, language)];
    case 'engine':
      return [words.engineSays(cause.text)];
    case 'said':
      return [saidSentence(cause.error, language), ...(cause.error.kind === 'line' ? meaning(code, language) : [])];
    case 'signal':
      return meaning(code, language);
    case 'code':
      if (code === 0) return [words.endedWell];
      if (code === null && again !== null) return [words.unknownEnd];
      return wasSilent(ending) ? [words.silent, ...meaning(code, language)] : meaning(code, language);
  }
}

/** Only of a log that can be read it is known that nothing is in it; a text may have been cut. */
function wasSilent({ lines, linesFrom, known }: Ending): boolean {
  return lines.length === 0 && linesFrom === null && READABLE.has(known?.logDriver ?? '');
}

const READABLE: ReadonlySet<string> = new Set(['json-file', 'local', 'journald']);

function startSentence({ kind, command }: StartFailure, ending: Ending, world: World, language: Language): string {
  const words = endingWords(language);
  const name = command || words.itsCommand;
  switch (kind) {
    case 'not-found':
      return command === '' ? words.unknownProgram : words.noProgram(command);
    case 'no-file': {
      const mount = coveringMount(command, ending.known);
      return mount ? words.hiddenFile(command, mount.target) : words.noFile(command);
    }
    case 'no-interpreter':
      return words.noInterpreter(name);
    case 'carriage-return':
      return words.carriageReturn(name);
    case 'not-executable':
      return command === '' ? words.unknownPermission : words.notPermitted(command);
    case 'format':
      return isScript(command)
        ? words.formatScript(command)
        : words.format(name, platformOf(world) ?? words.thisMachine);
  }
}

/** A name that ends like a script's. */
export function isScript(command: string): boolean {
  return /\.(?:sh|bash|py|js|mjs|cjs|rb|pl|php)$/.test(command);
}

/** Such as `linux/amd64`; null while no engine answers. */
export function platformOf({ engine }: World): string | null {
  return engine.state === 'connected' ? engine.info.platform : null;
}

function saidSentence({ kind, subject, line }: LastError, language: Language): string {
  const words = endingWords(language);
  switch (kind) {
    case 'module':
      return words.needsModule(subject);
    case 'file':
      return words.needsFile(subject);
    case 'variable':
      return words.needsVariable(subject);
    case 'address':
      return words.addressInUse(subject);
    case 'permission':
      return words.noPermission(subject);
    case 'memory':
      return words.outOfMemory;
    case 'exception':
    case 'message':
      return words.said(line);
    case 'line':
      return words.lastLine(line);
  }
}

function meaning(code: number | null, language: Language): readonly string[] {
  if (code === null) return [];
  const words = endingWords(language);
  const known: Readonly<Record<number, string>> = {
    126: words.code126,
    127: words.code127,
    132: words.sigill,
    134: words.sigabrt,
    137: words.sigkill,
    139: words.sigsegv,
    143: words.sigterm,
  };
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
  return [words.means(code, known[code] ?? (signal ? words.signal(signal) : words.own))];
}

function dependentsOf({ service }: Ending, { project }: World): readonly string[] {
  const waits = (project?.services ?? []).filter(({ dependsOn }) =>
    dependsOn.some((one) => one.service === service && one.condition === 'service_completed_successfully'),
  );
  return waits.map(({ name }) => name);
}
