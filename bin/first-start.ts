import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { readJson, writeJson } from '../src/files/json-file.ts';
import { stateFolder } from '../src/files/own-folders.ts';

/** Whether the program was never used here before, and how to remember that it was. */
export type FirstStart = { readonly isFirst: boolean; readonly remember: () => Promise<boolean> };

/** Looks for what an earlier start has left; where nothing can be kept every start is the first. */
export async function readFirstStart(): Promise<FirstStart> {
  const folder = stateFolder({ env: process.env, platform: process.platform, home: homedir() });
  const file = join(folder, 'started.json');
  const started = await readJson(file, (content) => content !== null);
  return { isFirst: started !== true, remember: () => writeJson(file, { tour: 1 }) };
}
