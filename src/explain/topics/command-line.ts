import type { TopicCommand, TopicPlace } from '../topic.ts';

/** `docker compose WORDS…` on this project. `key` is what does the same in the app. */
export function composeCommand(
  { compose }: Pick<TopicPlace, 'compose'>,
  text: string,
  key: string | null,
  ...words: readonly string[]
): TopicCommand {
  return { text, argv: [...compose, ...words], key };
}

/** `docker WORDS…` on the engine of the project: a `--context` before `compose` is kept. */
export function dockerCommand(
  { compose }: Pick<TopicPlace, 'compose'>,
  text: string,
  ...words: readonly string[]
): TopicCommand {
  return { text, argv: [...compose.slice(0, Math.max(1, compose.indexOf('compose'))), ...words], key: null };
}
