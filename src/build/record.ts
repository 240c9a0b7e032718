import type { BuildOutcome, BuildSummary } from '../model/build.ts';
import type { TakenFiles } from './plan.ts';

/** A file as it was when a build began. `key` tells contents apart: the SHA-256, salted for what looks secret; the target of a link; empty for a folder. Null: unknown. */
export type RecordedFile = {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'folder';
  readonly mode: number;
  /** Bytes; 0 for what looks secret. */
  readonly size: number;
  readonly modifiedAt: number;
  readonly key: string | null;
};

/** The files that a build took of one context. `complete` is false where not all of them could be listed. */
export type RecordedContext = { readonly files: readonly RecordedFile[]; readonly complete: boolean };

/** A step as it was in a build. Keys are salted hashes of texts and values. */
export type RecordedStep = {
  readonly stage: string;
  readonly number: number;
  readonly total: number;
  readonly keyword: string;
  readonly line: number;
  /** What is shown of it: clipped and masked. */
  readonly shown: string;
  readonly key: string;
  readonly scope: Readonly<
    Record<string, { readonly keyword: 'ARG' | 'ENV'; readonly line: number; readonly key: string }>
  >;
  readonly settings: Readonly<Record<string, { readonly line: number; readonly key: string }>>;
  readonly takes: readonly TakenFiles[];
  readonly images: readonly string[];
  readonly inputs: readonly number[];
  readonly complete: boolean;
  /** `unreached`: the build ended before it; `untold`: the build did not tell. */
  readonly state: 'cached' | 'ran' | 'failed' | 'unreached' | 'untold';
  readonly ms: number;
};

/** A build of a service, with all that tells what the next one may take from the cache. Times are milliseconds since the epoch. */
export type BuildRecord = {
  readonly version: 1;
  readonly service: string;
  /** Which engine ran it, by context and address. */
  readonly engine: string;
  readonly at: number;
  readonly ms: number;
  readonly outcome: BuildOutcome;
  readonly noCache: boolean;
  readonly pull: boolean;
  /** Salted hashes by name. */
  readonly args: Readonly<Record<string, string>>;
  /** By reference: `digest …` or `id …` of what it stood for; null where unknown. */
  readonly images: Readonly<Record<string, string | null>>;
  /** By name of the context, '' for the main one. */
  readonly contexts: Readonly<Record<string, RecordedContext>>;
  /** Empty where the Dockerfile could not be read. */
  readonly steps: readonly RecordedStep[];
  readonly image: { readonly id: string; readonly size: number } | null;
  /** The newest first; keys are salted hashes of the instructions. */
  readonly layers: readonly { readonly key: string; readonly size: number; readonly createdAt: number }[] | null;
  /** Those of the image of the build before. */
  readonly layersBefore: BuildRecord['layers'];
  readonly summary: BuildSummary | null;
};

/** A record as it stands in its file; null for anything else, such as one of another version. */
export function readRecord(content: unknown): BuildRecord | null {
  if (typeof content !== 'object' || content === null) return null;
  const found = content as Partial<Record<keyof BuildRecord, unknown>>;
  const isWhole =
    found.version === 1 &&
    typeof found.service === 'string' &&
    typeof found.at === 'number' &&
    Array.isArray(found.steps) &&
    isObject(found.images) &&
    isObject(found.contexts);
  return isWhole ? (content as BuildRecord) : null;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
