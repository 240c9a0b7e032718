import type { SyncEntry } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import { clockMs, count, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { fileStateWords } from '../../src/words/sync.ts';
import { watchWords } from '../../src/words/watch.ts';
import { fileName, problemSentence, SIGNS, stateOf } from './files.ts';
import { storyLines } from './stories.ts';

/**
 * Everything about watch as lines to read: what follows on saved files with all of its output, every file with the times of its way, the newest first, and
 * the words of watch itself. `service` null is the whole project; `entries` are all that the ledger keeps.
 */
export function watchReaderLines(
  world: World,
  entries: readonly SyncEntry[],
  service: string | null,
  language: Language,
): readonly string[] {
  const words = watchWords(language);
  const isMeant = (name: string) => service === null || name === service;
  const look = { project: world.project, named: true, columns: 120, language };
  const stories = world.sync.stories
    .filter((story) => isMeant(story.service))
    .flatMap((story) => [
      ...storyLines({ ...story, output: [] }, look),
      ...story.output.map((line) => `  ${plain(line)}`),
      '',
    ]);
  const own = entries.filter((entry) => isMeant(entry.service)).toReversed();
  const files = own.flatMap((entry) => fileStory(entry, world, language));
  const said = world.watch.entries.map(
    ({ at, text, kind }) => `${clockMs(at)}  ${plain(text === '' ? kind : text).replaceAll(/\s*\n\s*/g, ' ')}`,
  );
  const lines = [...stories, ...section(words.filesTitle(count(own.length)), files), ...section(words.saidTitle, said)];
  return lines.length === 0 ? [words.nothingYet] : lines;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`── ${title}`, '', ...lines, ''];
}

/** The file, where it goes, and when it got how far; why it did not get further. */
function fileStory(entry: SyncEntry, world: World, language: Language): readonly string[] {
  const words = fileStateWords(language);
  const { savedAt, noticedAt, sentAt, settledAt, target, service, action, problem, state } = entry;
  const goal = target === '' ? action : plain(target).replaceAll('\n', '␊');
  const steps = [
    `${words.saved} ${clockMs(savedAt)}`,
    ...(noticedAt === null ? [] : [`${words.noticed} +${duration(noticedAt - savedAt)}`]),
    ...(sentAt === null ? [] : [`${words.sent} +${duration(sentAt - savedAt)}`]),
    stateOf(entry, { project: world.project, named: true, columns: 0, language }),
  ];
  const isOpen = settledAt === null && (state === 'saved' || state === 'noticed' || state === 'sent');
  const shown = isOpen ? steps.slice(0, -1) : steps;
  return [
    `${SIGNS[state].sign} ${fileName(entry, world.project)} → ${service} ${goal}`,
    `    ${shown.join(' · ')}`,
    ...(problem ? [`    ${problemSentence(problem, language)}`] : []),
  ];
}
