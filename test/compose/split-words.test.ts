import { expect, it } from 'vitest';
import { splitWords } from '../../src/compose/split-words.ts';

it.each([
  ['  npm   run dev ', ['npm', 'run', 'dev']],
  ['sh -c "echo \\"$HOME\\" && sleep 5"', ['sh', '-c', 'echo "$HOME" && sleep 5']],
  [`a 'b "c"'d e\\ f`, ['a', 'b "c"d', 'e f']],
  ['""', ['']],
  ['', []],
])('%s', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
