import { catalogue } from '../catalogue.ts';

/** Where values come from, and lists of names, as parts of sentences. `written` is `NAME=value`. */
export const valueWords = catalogue(
  {
    join: ', ',
    also: '; ',
    listMore: (names: string, more: number) => `${names} and ${more} more`,
    line: (file: string, line: number) => `${file} line ${line}`,
    fromLine: (written: string, line: string) => `${written} from ${line}`,
    fromShell: (written: string) => `${written} from your shell`,
    unsetDefault: (name: string, word: string) => `${name} is not set, so its default ${word} is taken`,
    unsetEmpty: (name: string) => `${name} is not set, so it is empty`,
    emptyDefault: (name: string, word: string) => `${name} is empty, so its default ${word} is taken`,
    setAlternative: (name: string, word: string) => `${name} is set, so ${word} is taken`,
  },
  {
    join: '、',
    also: '；',
    listMore: (names, more) => `${names} 等（另有 ${more} 个）`,
    line: (file, line) => `${file} 第 ${line} 行`,
    fromLine: (written, line) => `${written}（来自 ${line}）`,
    fromShell: (written) => `${written}（来自当前 shell）`,
    unsetDefault: (name, word) => `${name} 没有设置，取默认值 ${word}`,
    unsetEmpty: (name) => `${name} 没有设置，值为空`,
    emptyDefault: (name, word) => `${name} 为空，取默认值 ${word}`,
    setAlternative: (name, word) => `${name} 已设置，取 ${word}`,
  },
);
