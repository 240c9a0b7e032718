import type { SyncStory } from '../../src/model/sync.ts';
import { clock, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import { storyWords, syncActionWords } from '../../src/words/sync.ts';
import { style } from '../frame/style.ts';
import { type FilesLook, problemSentence } from './files.ts';

/** Lines of output that are shown of a story that failed. */
const SHOWN_OUTPUT = 3;

/** What follows on saved files: where a rebuild, a restart or a command stands, and why it failed with the last of its output. */
export function storyLines(story: SyncStory, { named, columns, language }: FilesLook): readonly string[] {
  const words = storyWords(language);
  const { state, action, startedAt, endedAt, problem } = story;
  const { sign, tone } = state === 'failed' ? BAD : state === 'done' ? GOOD : BUSY;
  const service = named ? `${style.dim(story.service)} ` : '';
  const took = endedAt === null ? '' : `  ${duration(endedAt - startedAt)}`;
  const head = `${style.dim(clock(startedAt))} ${tone(sign)} ${service}${tone(words.told(syncActionWords(language)[action], words[state]) + took)}`;
  if (!problem) return [head];
  const why = wrap(problemSentence(problem, language), columns - 2).map((line) => `  ${style.bad(line)}`);
  const output = story.output.slice(-SHOWN_OUTPUT).map((line) => `  ${style.dim(plain(line))}`);
  return [head, ...why, ...output];
}

const BUSY = { sign: '◐', tone: style.busy };
const GOOD = { sign: '✔', tone: style.good };
const BAD = { sign: '✖', tone: style.bad };
