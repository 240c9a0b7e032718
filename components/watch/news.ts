import type { SyncEntry } from '../../src/model/sync.ts';
import type { World } from '../../src/model/world.ts';
import { count } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { watchWords } from '../../src/words/watch.ts';
import { style } from '../frame/style.ts';
import { entryLine, isNews } from './entries.ts';
import { type FilesLook, fileLines } from './files.ts';
import { storyLines } from './stories.ts';

/** Whose news, and how they are drawn. `service` is null for the whole project. */
export type NewsView = {
  readonly world: World;
  readonly language: Language;
  readonly service: string | null;
  readonly columns: number;
};

/** One piece of news in its lines; `at` orders them, and what needs attention comes before all else. */
export type News = { readonly at: number; readonly urgent: boolean; readonly lines: () => readonly string[] };

/** News in at most `rows` lines; how much more there is last. */
export function newsLines(all: readonly News[], rows: number, language: Language): readonly string[] {
  const lines: string[] = [];
  let shown = 0;
  for (const news of all) {
    if (lines.length >= rows) break;
    lines.push(...news.lines());
    shown++;
  }
  const left = all.length - shown;
  if (left === 0 && lines.length <= rows) return lines;
  return [...lines.slice(0, rows - 1), style.dim(watchWords(language).moreFiles(count(left + 1)))];
}

/** What happened: what failed and what is under way first, then the newest. */
export function newsOf({ world, language, service, columns }: NewsView): readonly News[] {
  const { sync, watch } = world;
  const isMeant = (name: string) => service === null || name === service;
  const look: FilesLook = { project: world.project, named: service === null, columns, language };
  const stories = sync.stories
    .filter((story) => isMeant(story.service))
    .map(
      (story): News => ({
        at: story.endedAt ?? story.startedAt,
        urgent: story.state !== 'done',
        lines: () => storyLines(story, look),
      }),
    );
  const files = sync.entries
    .filter((entry) => isMeant(entry.service) && !isEditorsOwn(entry))
    .map(
      (entry): News => ({
        at: entry.savedAt,
        urgent: entry.state === 'failed',
        lines: () => fileLines(entry, look),
      }),
    );
  const words = watch.entries
    .filter((entry) => isNews(entry) && (entry.services.length === 0 || entry.services.some(isMeant)))
    .map(
      (entry): News => ({
        at: entry.at,
        urgent: false,
        lines: () => [entryLine(entry, service === null, language)],
      }),
    );
  return [...words, ...files, ...stories].reverse().sort((a, b) => Number(b.urgent) - Number(a.urgent) || b.at - a.at);
}

/** Swap and lock files of editors, which Compose always leaves out, are nobody's news. */
function isEditorsOwn({ state, ignoredBy }: SyncEntry): boolean {
  return state === 'ignored' && ignoredBy?.place.kind === 'compose';
}
