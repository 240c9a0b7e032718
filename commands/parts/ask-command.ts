import { catalogue, type Language } from '../../src/words/catalogue.ts';
import type { Step } from '../command.ts';
import { splitWords } from './split.ts';

/** Asks for a command line, and goes on with its words. */
export function askCommand(title: string, language: Language, next: (argv: readonly string[]) => Step): Step {
  const words = askWords(language);
  return {
    kind: 'ask',
    title,
    hint: words.hint,
    initial: '',
    answer: (line) => {
      const split = splitWords(line);
      if (!split.ok) {
        const { problem } = split;
        return {
          kind: 'say',
          sentence: problem.kind === 'open-quote' ? words.openQuote(problem.quote) : words.openEscape,
        };
      }
      return split.value.length === 0 ? { kind: 'say', sentence: words.empty } : next(split.value);
    },
  };
}

const askWords = catalogue(
  {
    hint: `Quotes work as in a shell; for variables and pipes use a shell: sh -c 'env | sort'`,
    openQuote: (quote: string) => `There is a quote ${quote} without its end.`,
    openEscape: 'The line ends with a backslash, which wants a character after it.',
    empty: 'Type a command, such as: python -V',
  },
  {
    hint: `引号的用法与 shell 一致；需要变量或管道时请用 shell：sh -c 'env | sort'`,
    openQuote: (quote) => `引号 ${quote} 没有配对。`,
    openEscape: '行尾的反斜杠后面还缺一个字符。',
    empty: '请输入命令，例如：python -V',
  },
);
