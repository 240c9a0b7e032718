import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { configFolder } from '../src/files/own-folders.ts';
import { fail, ok, type Result } from '../src/model/result.ts';
import type { Language } from '../src/words/catalogue.ts';
import { parseLanguage } from '../src/words/language.ts';

/** What a person has set for every start; null where a setting is left to the program. */
export type Configuration = { readonly language: Language | null };

/** Why the configuration cannot be used: `file` is where it was read. */
export type ConfigurationProblem =
  | { readonly kind: 'unreadable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'unknown-setting'; readonly file: string; readonly name: string }
  | { readonly kind: 'unknown-language'; readonly file: string; readonly text: string };

/** Reads `config.yml` of the folder for settings; where there is none, nothing is set. */
export async function readConfiguration(): Promise<Result<Configuration, ConfigurationProblem>> {
  const file = join(configFolder({ env: process.env, platform: process.platform, home: homedir() }), 'config.yml');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' || error.code === 'ENOTDIR' ? '' : error,
  );
  if (typeof text !== 'string') return fail({ kind: 'unreadable', file, detail: text.message });
  try {
    return readSettings(parse(text), file);
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return fail({ kind: 'unreadable', file, detail });
  }
}

function readSettings(content: unknown, file: string): Result<Configuration, ConfigurationProblem> {
  if (content === null || content === undefined) return ok({ language: null });
  if (typeof content !== 'object' || Array.isArray(content)) {
    return fail({ kind: 'unreadable', file, detail: 'it holds no settings such as "language: en"' });
  }
  const settings: Readonly<Record<string, unknown>> = { ...content };
  const unknown = Object.keys(settings).find((name) => name !== 'language');
  if (unknown !== undefined) return fail({ kind: 'unknown-setting', file, name: unknown });
  const { language } = settings;
  if (language === undefined || language === null) return ok({ language: null });
  const known = parseLanguage(String(language));
  return known ? ok({ language: known }) : fail({ kind: 'unknown-language', file, text: String(language) });
}
