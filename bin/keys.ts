import process from 'node:process';
import { commands } from '../commands/index.ts';
import { keyLabel } from '../commands/key.ts';
import { keysJson, keysMarkdown } from '../commands/keys-json.ts';
import { pad } from '../src/text/clip.ts';
import type { Language } from '../src/words/catalogue.ts';

/** `dogwatch keys`: every key with what it does, from the declarations that the app uses. */
export function printKeys(options: {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly language: Language;
}): number {
  process.stdout.write(`${keysText(options)}\n`);
  return 0;
}

function keysText({
  json,
  markdown,
  language,
}: {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly language: Language;
}): string {
  if (json) return JSON.stringify(keysJson(), null, 2);
  if (markdown) return keysMarkdown(language);
  return commands
    .filter((command) => command.keys.length > 0)
    .map(({ keys, title, about }) => {
      const labels = keys.map((key) => keyLabel(key, language)).join(' ');
      return `${pad(labels, 12)} ${pad(title[language], 24)} ${about[language]}`;
    })
    .join('\n');
}
