import type { Project } from '../../src/model/project.ts';
import type { SyncEntry, SyncProblem, SyncState } from '../../src/model/sync.ts';
import { clip, clipStart } from '../../src/text/clip.ts';
import { bytes, clock, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { fileStateWords, ignoredWords, syncProblemWords } from '../../src/words/sync.ts';
import { style } from '../frame/style.ts';
import { relativePath } from './relative-path.ts';

/** How files are to be listed; `named` puts the service before each. */
export type FilesLook = {
  readonly project: Project | null;
  readonly named: boolean;
  readonly columns: number;
  readonly language: Language;
};

/** A file on its way, at most `columns` cells a line: when it was saved, a sign, the file, how far it is; under it why it failed. */
export function fileLines(entry: SyncEntry, look: FilesLook): readonly string[] {
  const { columns, language, named } = look;
  const { sign, tone } = SIGNS[entry.state];
  const service = named ? `${style.dim(entry.service)} ` : '';
  const left = `${style.dim(clock(entry.savedAt))} ${tone(sign)} ${service}`;
  const state = clip(stateOf(entry, look), Math.max(0, columns - width(left) - 8));
  const path = clipStart(fileName(entry, look.project), Math.max(8, columns - width(left) - width(state) - 2));
  const gap = ' '.repeat(Math.max(2, columns - width(left) - width(path) - width(state)));
  const line = `${left}${entry.state === 'ignored' ? style.dim(path) : path}${gap}${tone(state)}`;
  if (!entry.problem) return [line];
  const why = wrap(problemSentence(entry.problem, language), columns - 2);
  return [line, ...why.map((part) => `  ${style.bad(part)}`)];
}

/** A path as people see it: from the path of its rule, or from the project's folder; without what could do something to the screen. */
export function fileName({ file, service, rule }: SyncEntry, project: Project | null): string {
  const place = project?.services.find(({ name }) => name === service)?.watch[rule]?.path;
  const isInside = place !== undefined && file.startsWith(`${place}/`);
  return shownPath(file, isInside ? place : (project?.directory ?? ''));
}

function shownPath(file: string, folder: string): string {
  return plain(relativePath(file, folder).replace(/^\.\//, '').replaceAll('\n', '␊'));
}

/** Why a file did not arrive, or why what it set off went badly, in a sentence. */
export function problemSentence(problem: SyncProblem, language: Language): string {
  const words = syncProblemWords(language);
  switch (problem.kind) {
    case 'told':
      return plain(problem.text)
        .replaceAll(/\s*\n\s*/g, ' ')
        .trim();
    case 'command':
    case 'container':
      return words[problem.kind](problem.code);
    case 'unhealthy':
    case 'lost':
    case 'no-container':
    case 'unnoticed':
      return words[problem.kind];
    case 'in-memory':
      return words.inMemory(plain(problem.mount));
    case 'differs':
      return problem.size === null ? words.notThere : words.differs(bytes(problem.size));
    case 'unreadable':
    case 'unreachable':
      return words[problem.kind](plain(problem.detail));
  }
}

const asIs = (text: string) => text;

type Sign = { readonly sign: string; readonly tone: (text: string) => string };

/** Only what was seen in the container has a ✔. */
export const SIGNS: Readonly<Record<SyncState, Sign>> = {
  waiting: { sign: '◌', tone: style.busy },
  saved: { sign: '◌', tone: asIs },
  noticed: { sign: '↑', tone: asIs },
  sent: { sign: '◐', tone: style.busy },
  verified: { sign: '✔', tone: style.good },
  removed: { sign: '✔', tone: style.good },
  acted: { sign: '✔', tone: style.good },
  ignored: { sign: '–', tone: style.dim },
  failed: { sign: '✖', tone: style.bad },
};

/** How far a file is, with the time that it took where it has arrived, or by which pattern it is left out. */
export function stateOf(entry: SyncEntry, look: FilesLook): string {
  const words = fileStateWords(look.language);
  const { state, savedAt, settledAt, action } = entry;
  const took = settledAt === null ? '' : duration(settledAt - savedAt);
  switch (state) {
    case 'verified':
    case 'removed':
      return words[state](took);
    case 'acted':
      return action === 'sync' ? words.verified(took) : words[action];
    case 'ignored':
      return ignoredBy(entry, look);
    default:
      return words[state];
  }
}

function ignoredBy({ ignoredBy: found }: SyncEntry, { language, project }: FilesLook): string {
  const words = ignoredWords(language);
  if (!found) return '';
  const { place } = found;
  const text = plain(found.text);
  if (place.kind !== 'file') return words[place.kind](text);
  return words.file(text, `${shownPath(place.file, project?.directory ?? '')}:${place.line}`);
}
