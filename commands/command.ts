import type { DriftFile } from '../src/model/drift.ts';
import type { DiskUsage, ExistingResource } from '../src/model/ports.ts';
import type { Scenario } from '../src/model/scenario.ts';
import type { Place } from '../src/model/sources.ts';
import type { TopicId } from '../src/model/topic.ts';
import type { World } from '../src/model/world.ts';
import type { Language, Localized } from '../src/words/catalogue.ts';

/** What a command works on: the whole project, or services (marked ones, or the selected one). `replica` is the number of a selected replica. */
export type Target =
  | { readonly kind: 'project' }
  | { readonly kind: 'services'; readonly names: readonly string[]; readonly replica: number | null };

/** What it does at worst. `deletes` always asks first. */
export type Danger = 'none' | 'restarts' | 'deletes';

/** Everything that a command may look at. */
export type Situation = {
  readonly world: World;
  readonly language: Language;
  /** `docker compose` with the options that choose this project. */
  readonly compose: readonly string[];
  /** Read before `begin` when the command declares that it needs it; null otherwise, or when the engine did not answer. */
  readonly disk: DiskUsage | null;
  readonly resources: readonly ExistingResource[] | null;
  /** The lesson that is played; null where there is none. */
  readonly lesson: Scenario | null;
};

/** Whether a command makes sense now, and if not, why, in one sentence. */
export type Availability = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** What the screen itself can do, without a child process. */
export type ViewAction =
  | 'quit'
  | 'help'
  | 'palette'
  | 'tour'
  | 'language'
  | 'zoom'
  | 'pane-next'
  | 'pane-previous'
  | 'pane-services'
  | 'pane-health'
  | 'pane-watch'
  | 'pane-logs'
  | 'pane-explain'
  | 'pane-activity'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'enter'
  | 'back'
  | 'mark'
  | 'search'
  | 'next-match'
  | 'previous-match'
  | 'follow'
  | 'wrap'
  | 'timestamps'
  | 'filter'
  | 'shape'
  | 'collapse'
  | 'mark-logs'
  | 'select-lines'
  | 'logs-merged'
  | 'cancel-job';

/** Something with the lines of the shown log. */
export type LogsRequest =
  /** `text` as it was typed. */
  | { readonly kind: 'go-to-time'; readonly text: string }
  | { readonly kind: 'copy'; readonly what: 'selection' | 'matches' }
  | { readonly kind: 'read'; readonly with: 'pager' | 'editor' }
  | { readonly kind: 'save'; readonly path: string };

/** Something with files that differ between containers and the working tree. `container` is an id. */
export type DriftRequest =
  | { readonly kind: 'compare'; readonly services: readonly string[] }
  | { readonly kind: 'send'; readonly services: readonly string[] }
  | { readonly kind: 'diff'; readonly container: string; readonly name: string; readonly file: DriftFile };

/** What is to be done, complete: a function of nothing but what it holds. */
export type Plan =
  /** A child process in the background; `services` are those that it changes, empty for the whole project. */
  | {
      readonly kind: 'run';
      readonly argv: readonly string[];
      readonly services: readonly string[];
      readonly show: 'activity' | 'output';
    }
  /** A child process on the terminal. `hold`: what it printed stays in sight until Enter. */
  | { readonly kind: 'attach'; readonly argv: readonly string[]; readonly hold: boolean }
  | { readonly kind: 'watch'; readonly on: boolean; readonly services: readonly string[] }
  /** Requests from the host: each published HTTP port and health URL. */
  | { readonly kind: 'verify'; readonly urls: readonly string[] }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'view'; readonly action: ViewAction }
  | { readonly kind: 'logs'; readonly request: LogsRequest }
  | { readonly kind: 'drift'; readonly request: DriftRequest }
  /** What the build of a service could send to the engine. */
  | { readonly kind: 'context'; readonly service: string }
  /** The builds that are remembered, of a service or (null) of all. */
  | { readonly kind: 'builds'; readonly service: string | null }
  /** Everything that is known to be wrong. */
  | { readonly kind: 'doctor' }
  /** A topic, or (null) the list of all. */
  | { readonly kind: 'topic'; readonly topic: TopicId | null }
  /** A line of a file, in the person's editor. */
  | { readonly kind: 'edit'; readonly place: Place }
  /** The task of the lesson. */
  | { readonly kind: 'lesson' }
  /** Another scenario of the simulation; null: the one without a task. */
  | { readonly kind: 'scenario'; readonly name: Scenario | null }
  /** Several one after the other; a failure ends the row. */
  | { readonly kind: 'sequence'; readonly plans: readonly Plan[] };

/** One answer to a question. `typed` must be typed to make it count, where it deletes data. */
export type Choice = {
  readonly key: string;
  readonly label: string;
  readonly danger: Danger;
  /** The commands that it runs, as shown; null for a choice that leads to no command. */
  readonly command: readonly string[] | null;
  /** What goes, or what to know, line by line. */
  readonly details: readonly string[];
  readonly typed: string | null;
  readonly next: Step;
};

/** What comes next after a key: work, a question, a text to type, or a sentence. Esc always leads back without doing anything. */
export type Step =
  | { readonly kind: 'do'; readonly plan: Plan }
  | {
      readonly kind: 'choose';
      readonly title: string;
      readonly intro: readonly string[];
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'ask';
      readonly title: string;
      readonly hint: string;
      readonly initial: string;
      /** A step for a good answer, a sentence for a bad one. */
      readonly answer: (text: string) => Step;
    }
  | { readonly kind: 'say'; readonly sentence: string };

/** Where a command shows in help and docs. */
export type Group = 'run' | 'inside' | 'clean' | 'inspect' | 'logs' | 'move' | 'screen';

/**
 * One thing that a person can do. Keys, palette, help, footer hints, the confirm dialog, `dogwatch keys`, docs/keys.md and the tests all read
 * this one object.
 */
export type Command = {
  readonly id: string;
  readonly group: Group;
  readonly title: Localized;
  /** One sentence on what it does, for help and palette. */
  readonly about: Localized;
  /** Keys as Ink names them: a character, or one of the names in `key.ts`; the first is the one that hints show. Empty: palette only. */
  readonly keys: readonly string[];
  /** What the key works on: `targets` follow the selection. */
  readonly scope: 'targets' | 'project' | 'app';
  readonly danger: Danger;
  /** The explain topic that it belongs to. */
  readonly topic: TopicId;
  /** Changes something; refused with `--read-only` and in a replay. */
  readonly changes: boolean;
  readonly needs: readonly ('disk' | 'resources')[];
  available(situation: Situation, target: Target): Availability;
  begin(situation: Situation, target: Target): Step;
};
