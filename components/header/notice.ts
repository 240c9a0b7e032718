import type { World } from '../../src/model/world.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { headerWords } from '../../src/words/header.ts';
import { style } from '../frame/style.ts';
import { engineSentence, problemSentence } from './problem.ts';

/**
 * The one thing that the second line of the header has to say, styled, or null: no engine and what to do, then what is wrong with the project,
 * then files of the project that changed. A change is told until a job starts after it, or until `seenAt` (milliseconds since the epoch).
 */
export function headerNotice(world: World, seenAt: number, language: Language): string | null {
  const { engine, project, projectProblem } = world;
  if (engine.state === 'lost') return style.bad(`✖ ${engineSentence(engine.problem, language)}`);
  if (projectProblem) {
    const rest = project ? ` ${headerWords(language).keepsLast}` : '';
    return style.bad(`✖ ${problemSentence(projectProblem, language)}${rest}`);
  }
  return changeNotice(world, seenAt, language);
}

function changeNotice({ projectChange, jobs, project }: World, seenAt: number, language: Language): string | null {
  if (!projectChange || projectChange.at <= seenAt) return null;
  if (jobs.some((job) => job.queuedAt > projectChange.at)) return null;
  const words = headerWords(language);
  const [first, ...others] = projectChange.files.map((file) => within(project?.directory ?? '', file));
  if (first === undefined) return null;
  return style.busy(`↻ ${words.changed(others.length === 0 ? first : words.more(first, others.length))}`);
}

function within(directory: string, file: string): string {
  return file.startsWith(`${directory}/`) ? file.slice(directory.length + 1) : file;
}
