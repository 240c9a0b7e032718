import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { helpLines } from '../../../components/overlay/help-lines.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { commands } from './commands-of.ts';

describe('the lines of help', () => {
  for (const language of LANGUAGES) {
    for (const columns of [58, 78, 118, 158]) {
      it(`tells every command in ${columns} cells, ${language}`, () => {
        const lines = helpLines(commands, columns, language).map((line) => stripVTControlCharacters(line));
        const text = lines.join('\n');
        for (const command of commands) expect(text).toContain(command.title[language]);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      });
    }
  }

  it('takes fewer rows where two columns fit', () => {
    expect(helpLines(commands, 158, 'en').length).toBeLessThan(helpLines(commands, 118, 'en').length);
  });

  it('leaves out groups without commands', () => {
    expect(helpLines(commands.slice(0, 1), 78, 'en').map((line) => stripVTControlCharacters(line))[0]).toBe(' Run');
    expect(helpLines([], 158, 'en')).toEqual([]);
  });
});
