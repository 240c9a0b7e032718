import { keyLabel } from '../../commands/key.ts';
import type { TopicText } from '../../src/explain/topic.ts';
import { topicTitle } from '../../src/explain/topics/index.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { topicReaderWords } from '../../src/words/topic-reader.ts';
import { style } from '../frame/style.ts';

/** A topic to read: the idea, what is so in this project and where that stands, commands by number, mistakes, the page, and related topics by letter. */
export function topicLines(topic: TopicText, columns: number, language: Language): readonly string[] {
  const words = topicReaderWords(language);
  const facts = topic.inProject.flatMap(({ text, source }) =>
    item('·', source === null ? plain(text) : `${plain(text)}  ${style.dim(`(${plain(source)})`)}`, columns),
  );
  const commands = topic.commands.flatMap(({ text, argv, key }, at) => {
    const label = key === null ? '' : `  ${style.selected(` ${keyLabel(key, language)} `)}`;
    return [
      ...item(style.strong(String(at + 1)), plain(text) + label, columns),
      ...item(' ', style.key(`$ ${plain(quote(argv))}`), columns),
    ];
  });
  const related = topic.related.map((id, at) => `${style.strong(letterOf(at))} ${topicTitle(id, language)}`);
  const blocks = [
    wrap(plain(topic.idea), columns),
    section(words.inProject, facts),
    section(words.commands, commands),
    section(
      words.mistakes,
      topic.mistakes.flatMap((mistake) => item('·', plain(mistake), columns)),
    ),
    section(words.more, [style.link(topic.url)]),
    section(words.related, wrap(related.join('   '), columns)),
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
}

/** The letter that opens a related topic. */
export function letterOf(at: number): string {
  return 'abcdef'[at] ?? '';
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [style.title(title), ...lines];
}

function item(sign: string, text: string, columns: number): readonly string[] {
  const head = `${sign}  `;
  const indent = ' '.repeat(width(head));
  return wrap(text, Math.max(1, columns - width(head))).map((line, at) => (at === 0 ? head : indent) + line);
}
