import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { editAt } from '../src/host/edit.ts';
import { readerOf } from '../src/host/reader.ts';
import type { FileDiff } from '../src/model/drift.ts';
import type { RunEnd } from '../src/model/ports.ts';
import type { Place } from '../src/model/sources.ts';
import { type Contents, diffContents } from '../src/sync/file-diff.ts';
import type { Language } from '../src/words/catalogue.ts';
import { attachChild } from './attach.ts';

/** Opens a line in the person's editor on this terminal, which Ink has let go of, and answers with what was changed. */
export async function editFile(
  place: Place,
  attach: (argv: readonly string[]) => Promise<RunEnd>,
  language: Language,
): Promise<FileDiff> {
  const argv = editAt(readerOf('editor', process.env), place);
  const before = await contentsOf(place.file);
  const end = await attachChild(() => attach(argv), { argv, hold: false, language });
  if (end.kind === 'not-started') return { kind: 'failed', detail: end.message };
  const after = await contentsOf(place.file);
  return diffContents(before, after);
}

/** Null for a file that is not there (yet): the editor may make it. */
async function contentsOf(file: string): Promise<Contents> {
  try {
    return { kind: 'bytes', bytes: await readFile(file) };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing ? null : { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
