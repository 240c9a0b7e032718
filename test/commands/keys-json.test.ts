import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { keysJson, keysMarkdown } from '../../commands/keys-json.ts';

describe('keysJson', () => {
  it('tells of every command, as plain data', () => {
    expect(JSON.parse(JSON.stringify(keysJson()))).toHaveLength(commands.length);
    expect(keysJson().find(({ id }) => id === 'down')).toEqual({
      id: 'down',
      keys: ['d'],
      title: { en: 'down', 'zh-CN': '拆除' },
      about: { en: expect.any(String), 'zh-CN': expect.any(String) },
      group: 'clean',
      scope: 'targets',
      danger: 'deletes',
    });
  });
});

describe('keysMarkdown', () => {
  it.each([
    ['en', 'docs/keys.md'],
    ['zh-CN', 'docs/keys.zh-CN.md'],
  ] as const)('%s: %s is up to date (npm run docs writes it)', (language, file) => {
    expect(readFileSync(file, 'utf8')).toBe(`${keysMarkdown(language)}\n`);
  });

  it('has a row of three cells for every command', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const rows = keysMarkdown(language).match(/^\| `.*\|$/gm) ?? [];
      expect(rows).toHaveLength(commands.length);
      expect(rows.filter((row) => row.split('|').length !== 5)).toEqual([]);
    }
  });
});
