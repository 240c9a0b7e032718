import type { Scenario } from '../model/scenario.ts';
import type { TopicId } from '../model/topic.ts';
import type { World } from '../model/world.ts';
import type { Localized } from '../words/catalogue.ts';
import type { LessonText } from '../words/lessons.ts';

/** What a lesson judges by: the world as it is and as it first was, and the addresses that the person opened since. */
export type Seen = { readonly world: World; readonly start: World; readonly opened: readonly string[] };

/** True once it is so. */
export type Condition = (seen: Seen) => boolean;

/** A scenario as a task. Its parts are pure functions of what is seen, so that they can be told and tested without any engine. */
export type Lesson = {
  readonly scenario: Scenario;
  readonly text: Localized<LessonText>;
  /** What can be ticked off on the way, one for each goal of the text. */
  readonly goals: readonly Condition[];
  /** The task is done; whoever finds a shorter way than by all goals has done it as well. */
  readonly isSolved: Condition;
  /** What to read about it afterwards, the nearest first. */
  readonly topics: readonly TopicId[];
};
