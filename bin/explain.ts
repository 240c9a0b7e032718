import process from 'node:process';
import { withFindings } from '../components/doctor/with-findings.ts';
import { topicLines } from '../components/explain/topic-lines.ts';
import { explainService } from '../src/explain/service.ts';
import { tellTopic, topicTitle } from '../src/explain/topics/index.ts';
import { levelOf, levels } from '../src/logs/level.ts';
import { selectServices } from '../src/model/services.ts';
import { TOPICS } from '../src/model/topic.ts';
import type { World } from '../src/model/world.ts';
import type { Session } from '../src/session/session.ts';
import { pad } from '../src/text/clip.ts';
import { plain } from '../src/text/sanitize.ts';
import { width } from '../src/text/width.ts';
import { wrap } from '../src/text/wrap.ts';
import type { Language } from '../src/words/catalogue.ts';
import { topicReaderWords } from '../src/words/topic-reader.ts';

/** What `dogwatch explain` is asked for: a service, a topic, or (null) the list of both. */
export type ExplainOptions = { readonly name: string | null; readonly language: Language };

/** Longest wait for the engine's and Compose's answers, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Prints a service of this project in words, a topic filled with this project, or the list; returns the exit status: 0, or 2 for a name that is neither. */
export async function printExplain(session: Session, { name, language }: ExplainOptions): Promise<number> {
  const world = await session.settled(PATIENCE_MS);
  const columns = Math.min(process.stdout.columns ?? 100, 100);
  const lines =
    name === null ? listLines(world, columns, language) : await linesOf(session, world, name, columns, language);
  if (lines) {
    process.stdout.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
    return 0;
  }
  const known = [...selectServices(world).map((service) => service.name), ...TOPICS].join(', ');
  process.stderr.write(`dogwatch: ${topicReaderWords(language).unknown(name ?? '', known)}\n`);
  return 2;
}

function listLines(world: World, columns: number, language: Language): readonly string[] {
  const words = topicReaderWords(language);
  const names = selectServices(world).map((service) => service.name);
  const wide = Math.max(...TOPICS.map((id) => width(id))) + 2;
  const services = names.length > 0 ? [...wrap(words.servicesHead, columns), `  ${names.join('  ')}`, ''] : [];
  return [
    ...services,
    ...wrap(words.listHead, columns),
    ...TOPICS.map((id) => `  ${pad(id, wide)}${topicTitle(id, language)}`),
  ];
}

/** A service comes before a topic of the same name: the person's own names count. */
async function linesOf(session: Session, world: World, name: string, columns: number, language: Language) {
  if (selectServices(world).some((service) => service.name === name)) {
    return serviceLines(session, world, name, columns, language);
  }
  const place = { world, language, now: Date.now(), compose: session.compose.command };
  const topic = tellTopic(name, place);
  return topic ? [topic.title, '', ...topicLines(topic, columns, language)] : null;
}

async function serviceLines(session: Session, world: World, name: string, columns: number, language: Language) {
  await session.doctor.examine(null);
  const newest = session.doctor.log(name).map(({ text }) => text);
  const findings = session.doctor.findings(language).filter(({ service }) => service === name);
  const story = explainService(
    world,
    name,
    { lastError: lastError(newest), newest: session.doctor.log },
    language,
    Date.now(),
  );
  const { title, paragraphs, advice } = withFindings(story, findings, language);
  return [
    plain(title),
    ...paragraphs.flatMap((paragraph) => ['', ...wrap(plain(paragraph), columns)]),
    ...(advice.length > 0 ? [''] : []),
    ...advice.flatMap(({ text, command }, at) => [
      `${at + 1}  ${plain(text)}`,
      ...(command === null ? [] : [`   $ ${plain(command)}`]),
    ]),
  ];
}

/** The newest line that says it is an error. */
function lastError(lines: readonly string[]): string | null {
  const found = lines.findLast((line) => {
    const bytes = Buffer.from(line);
    return levels[levelOf(bytes, 0, bytes.length)] === 'error';
  });
  return found?.trim() ?? null;
}
