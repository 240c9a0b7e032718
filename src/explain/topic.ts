import type { Place } from '../model/sources.ts';
import type { TopicId } from '../model/topic.ts';
import type { World } from '../model/world.ts';
import type { Language } from '../words/catalogue.ts';

/** What a topic is filled with. */
export type TopicPlace = {
  readonly world: World;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `docker compose` with the options that choose this project. */
  readonly compose: readonly string[];
};

/** Something that is true of this project now, and where that stands, such as `.env:3`; null where it is the engine that says so. */
export type LiveFact = { readonly text: string; readonly source: string | null; readonly place: Place | null };

/** A command that shows what the topic speaks of and changes nothing, program first. `key`: the key that does the same in the app, null where none does. */
export type TopicCommand = { readonly text: string; readonly argv: readonly string[]; readonly key: string | null };

/** A topic in one language, about this project. */
export type TopicText = {
  readonly id: TopicId;
  readonly title: string;
  /** At most three sentences. */
  readonly idea: string;
  /** What is so in this project, from what is known; empty where nothing is. Never a guess. */
  readonly inProject: readonly LiveFact[];
  readonly commands: readonly TopicCommand[];
  readonly mistakes: readonly string[];
  /** The page of Docker's own documentation. */
  readonly url: string;
  readonly related: readonly TopicId[];
};

/** A topic: told anew from the world each time it is opened. */
export type Topic = { readonly id: TopicId; readonly tell: (place: TopicPlace) => TopicText };
