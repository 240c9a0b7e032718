import type { FoundPattern } from './sync.ts';

/** A number of files and what they weigh, in bytes. */
export type Weight = { readonly files: number; readonly bytes: number };

/** A file of the context, or a folder with all that is in it. */
export type ContextEntry = Weight & {
  /** From the context's folder; ends with `/` for a folder. */
  readonly path: string;
  /** False where no `COPY`, `ADD` or bind mount takes anything of it; true where that is not known. */
  readonly isAsked: boolean;
};

/** What a pattern of the ignore file keeps from being sent. */
export type LeftOut = Weight & { readonly pattern: FoundPattern };

/**
 * Why something had better not be sent. `environment`: a virtual environment of Python · `dependencies`: packages of Node · `history`: what Git keeps · `bytecode`:
 * what Python made of its sources · `secrets`: by its name, it may hold some · `outputs`: what a build or a test made here, where it is heavy.
 */
export type SuspicionKind = 'environment' | 'dependencies' | 'history' | 'bytecode' | 'secrets' | 'outputs';

/** Things of one kind that would be sent and had better not be. */
export type Suspicion = Weight & {
  readonly kind: SuspicionKind;
  /** The heaviest ones, at most five, from the context's folder; those of folders end with `/`. */
  readonly paths: readonly string[];
  /** How many there are. */
  readonly count: number;
  /** Lines for the ignore file that leave them out. */
  readonly patterns: readonly string[];
};

/**
 * What the Dockerfile takes from the context, in the stages that are built: BuildKit sends no more than that. `unknown`: there is no Dockerfile to be read, or a
 * variable decides.
 */
export type Asked =
  | { readonly kind: 'all'; readonly line: number; readonly text: string }
  | (Weight & { readonly kind: 'part'; readonly sources: readonly string[] })
  | { readonly kind: 'unknown' };

/** What a build could send to the engine. Paths are absolute unless it is said otherwise. */
export type BuildContext =
  /** Fetched by BuildKit itself; without the name and password that an address may have. */
  | { readonly kind: 'remote'; readonly address: string }
  | { readonly kind: 'missing'; readonly folder: string }
  | {
      readonly kind: 'measured';
      readonly folder: string;
      readonly all: Weight;
      readonly asked: Asked;
      /** The ten heaviest, heaviest first, at the level where they tell most. */
      readonly heaviest: readonly ContextEntry[];
      /** Heaviest first. */
      readonly leftOut: readonly LeftOut[];
      readonly suspicions: readonly Suspicion[];
      /** The name, from the context's folder, of the ignore file that applies, or that would. */
      readonly ignoreFile: string;
      /** False where there were too many files, so that all of this is only of the first of them. */
      readonly isComplete: boolean;
    };
