import { catalogue } from '../catalogue.ts';

/** Values of variables that are most likely not what was meant. */
export const envValueWords = catalogue(
  {
    title: (name: string) => `The value of ${name} is most likely not what was meant`,
    comment: (subject: string) => `"${subject}" is a part of the value: a comment begins only after a space and a #.`,
    'open-quote': (subject: string) => `The ${subject} at its end is a part of the value, since none opens it.`,
    'after-quote': (subject: string) => `A value ends with its closing quote: "${subject}" behind it is dropped.`,
    swallowed: (subject: string) =>
      `A quote is not closed on its line, so the line of ${subject} became a part of the value.`,
    typographic: () => 'These quotes are typographic ones and a part of the value; only " and \' are quotes here.',
    dollar: (subject: string) => `Compose takes $${subject} in it for a variable, which is not set, and leaves it out.`,
    return: () => 'A carriage return is in the value: the file has line ends that are not taken for such.',
    invisible: () =>
      'The value has characters in it that cannot be seen, as copying from a web page brings them along.',
    spaces: () => 'The quotes keep spaces at the beginning or the end of the value.',
    quotes: () => 'In a list of "NAME=value" quotes round the value alone are a part of it.',
    'list-space': () => 'The space after "=" is a part of the value.',
    container: () =>
      'The value in the container ends with a carriage return, as files with line ends of Windows give it; programs take it for a part of a name or a number.',

    lostValue: (value: string) => `comes out as ${value}`,
    edit: 'correct the line',
    commentExplain:
      'Put a space before the #, or the comment on a line of its own; nothing after "=" is an empty value.',
    quoteExplain: 'Quote the whole value, or not at all.',
    dollarExplain: 'Put the value in single quotes, in which $ is just a character.',
    invisibleExplain: 'Delete the value and type it anew.',
    spacesExplain: 'Where the spaces are not meant, delete them inside the quotes.',
    listQuotesExplain: 'Leave the quotes out, or put them round all of it: "NAME=value".',
    listSpaceExplain: 'Leave the space out.',
    returnExplain: 'Save the file with line ends LF, as editors offer it. Then "up" again.',
    showConfig: 'see what Compose makes of it',
    showConfigExplain: 'Prints the project with all values filled in; changes nothing.',
    lineEnds: 'save the env file with line ends LF',
  },
  {
    title: (name) => `${name} 的值很可能不是想要的`,
    comment: (subject) => `“${subject}”成了值的一部分：只有前面有空格的 # 才是注释的开始。`,
    'open-quote': (subject) => `结尾的 ${subject} 没有对应的开头引号，成了值的一部分。`,
    'after-quote': (subject) => `值到右引号为止：后面的“${subject}”被丢掉了。`,
    swallowed: (subject) => `引号没有在同一行结束，${subject} 那一行也成了值的一部分。`,
    typographic: () => '这里用的是中文引号，它们成了值的一部分；只有 " 和 \' 才是引号。',
    dollar: (subject) => `Compose 把其中的 $${subject} 当作变量，而它没有设置，于是被去掉了。`,
    return: () => '值里有回车符：文件的换行方式没有被识别。',
    invisible: () => '值里有看不见的字符，从网页复制时常会带上。',
    spaces: () => '引号保留了值开头或结尾的空格。',
    quotes: () => '在“名称=值”的列表写法里，只括住值的引号会成为值的一部分。',
    'list-space': () => '等号后面的空格成了值的一部分。',
    container: () => '容器里这个值以回车符结尾，通常来自 Windows 换行的文件；程序会把它当成名称或数字的一部分。',

    lostValue: (value) => `实际的值是 ${value}`,
    edit: '修改这一行',
    commentExplain: '在 # 前加一个空格，或让注释单独一行；等号后什么都不写就是空值。',
    quoteExplain: '给整个值加上引号，或者都不加。',
    dollarExplain: '把值放在单引号里，其中的 $ 只是普通字符。',
    invisibleExplain: '删掉这个值，重新输入。',
    spacesExplain: '如果不需要这些空格，请把引号里的空格删掉。',
    listQuotesExplain: '去掉引号，或者把整项括起来："名称=值"。',
    listSpaceExplain: '去掉这个空格。',
    returnExplain: '用编辑器把文件改存为 LF 换行，然后再次 up。',
    showConfig: '查看 Compose 得到的结果',
    showConfigExplain: '输出填好所有值之后的项目配置；不做任何改动。',
    lineEnds: '把 env 文件改存为 LF 换行',
  },
);
