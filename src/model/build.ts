/** An instruction of a Dockerfile as it stands there. */
export type BuildPlace = {
  /** Name of its stage, `stage-N` for one without a name; empty where the Dockerfile has one stage only. */
  readonly stage: string;
  /** Place among the steps of its stage, from 1, and how many those are, as BuildKit counts them. */
  readonly number: number;
  readonly total: number;
  /** Line in the Dockerfile, from 1. */
  readonly line: number;
  /** What stands there on one line, clipped, values that look secret masked. */
  readonly text: string;
};

/** Some of the files that differ; `more` counts those that are not named. Paths are relative to the build context. */
export type FileChanges = {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly more: number;
};

/** What of a step itself is not as it was, so that the cache cannot know it by what it was. */
export type BuildDifference =
  | { readonly kind: 'instruction'; readonly change: 'changed' | 'moved' }
  /** Another instruction, such as `ENV` or `USER`, that holds for this one; `line` is null where it was removed. */
  | { readonly kind: 'setting'; readonly keyword: string; readonly line: number | null }
  | { readonly kind: 'argument'; readonly names: readonly string[] }
  | { readonly kind: 'files'; readonly files: FileChanges };

/**
 * Why a step ran anew instead of coming from the cache. All is said in comparison with the last build that this program ran.
 * `first`: there is none · `other-engine`: it ran on another engine · `unfinished`: it ended before it was done with this step · `gone`: nothing that the step
 * depends on differs, so that its result was no longer in the cache · `unknown`: not all that the step depends on is known.
 */
export type BuildCause =
  | { readonly kind: 'no-cache' }
  | { readonly kind: 'first' }
  | { readonly kind: 'other-engine' }
  | { readonly kind: 'earlier'; readonly place: BuildPlace }
  /** A step that it stands on came from the cache, but is not the one of the build before, because of `cause`. */
  | { readonly kind: 'upstream'; readonly place: BuildPlace; readonly cause: BuildDifference }
  | { readonly kind: 'base'; readonly image: string; readonly was: string }
  | BuildDifference
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** A step that ran anew, and why. */
export type BuildReason = { readonly place: BuildPlace; readonly cause: BuildCause };

/**
 * Dependencies were installed again although what lists them is the same, because source is copied before them. Lines are those of the Dockerfile; `manifests` are
 * relative to the build context; `fetch` is a command that needs the manifests alone where the one in the Dockerfile needs the source too.
 */
export type OrderAdvice = {
  readonly copy: BuildPlace;
  readonly install: BuildPlace;
  readonly tool: string;
  readonly manifests: readonly string[];
  /** The manifests are copied on their own already, so that the installation has only to move up. */
  readonly copiedBefore: boolean;
  readonly fetch: string | null;
};

/** How a build of a service ended. */
export type BuildOutcome = 'succeeded' | 'failed' | 'cancelled';

/** The last build of a service. Times are milliseconds since the epoch. */
export type BuildSummary = {
  readonly service: string;
  /** The job that ran it; null for one of an earlier session, or of watch. */
  readonly job: number | null;
  readonly at: number;
  readonly ms: number;
  readonly ran: number;
  readonly cached: number;
  readonly outcome: BuildOutcome;
  /** When the build began that it is compared with; null where there is none. */
  readonly comparedWith: number | null;
  /** One for the first step of each stage that ran anew, in the order of the Dockerfile. */
  readonly reasons: readonly BuildReason[];
  readonly advice: readonly OrderAdvice[];
};

/** A build in the history of a project. Sizes in bytes, null where unknown. */
export type PastBuild = {
  readonly service: string;
  readonly at: number;
  readonly ms: number;
  readonly ran: number;
  readonly cached: number;
  readonly imageSize: number | null;
  readonly outcome: BuildOutcome;
  /** The kind of the first reason; null where all came from the cache. */
  readonly cause: BuildCause['kind'] | null;
};

/** A layer of an image, and whether it was in the image of the build before, `unknown` where that is not recorded. */
export type ComparedLayer = {
  readonly instruction: string;
  readonly size: number;
  readonly createdAt: number;
  readonly change: 'same' | 'new' | 'unknown';
};

/** What is told of the builds of a project, or of one service. */
export type BuildHistory = {
  /** Oldest first. */
  readonly past: readonly PastBuild[];
  /** Of each image that was looked at; `layers` has the newest first, null where the engine did not tell. */
  readonly images: readonly {
    readonly service: string;
    readonly image: string;
    readonly layers: readonly ComparedLayer[] | null;
  }[];
};
