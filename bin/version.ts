import process from 'node:process';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';

/** Set by the build from package.json. */
declare const DOGWATCH_VERSION: string;

/** The version of this program; `0.0.0` when it runs from its sources. */
export const version = typeof DOGWATCH_VERSION === 'string' ? DOGWATCH_VERSION : '0.0.0';

/** `dogwatch version`: for `--json` `{version, node}`. */
export function printVersion({ json, language }: { readonly json: boolean; readonly language: Language }): number {
  const node = process.versions.node;
  const text = json ? JSON.stringify({ version, node }, null, 2) : cliWords(language).versionLine(version, node);
  process.stdout.write(`${text}\n`);
  return 0;
}

/**
 * What the docker CLI asks of a plugin (`docker-dogwatch docker-cli-plugin-metadata`) before it lists or runs it.
 * Source: cli-plugins/metadata of docker/cli.
 */
export function printPluginMetadata(language: Language): number {
  const metadata = {
    SchemaVersion: '0.1.0',
    Vendor: 'Dogwatch',
    Version: version,
    ShortDescription: cliWords(language).pluginAbout,
  };
  process.stdout.write(`${JSON.stringify(metadata)}\n`);
  return 0;
}
