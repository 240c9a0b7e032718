import { writeFile } from 'node:fs/promises';
import { keysMarkdown } from '../commands/keys-json.ts';

/** Writes the pages that are made from declarations; a test fails when one is out of date. */
await Promise.all([
  writeFile('docs/keys.md', `${keysMarkdown('en')}\n`),
  writeFile('docs/keys.zh-CN.md', `${keysMarkdown('zh-CN')}\n`),
]);
