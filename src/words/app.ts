import { catalogue } from './catalogue.ts';

/** Short notices and the words of the screen as a whole. */
export const appWords = catalogue(
  {
    tooSmall: (columns: number, rows: number) =>
      `dogwatch needs 60×15 cells; this terminal has ${columns}×${rows}. Make it larger, or press q.`,
    readOnly: (title: string) => `"${title}" changes something, and this is --read-only.`,
    copied: (text: string) => `copied: ${text}`,
    opened: (url: string) => `opened ${url}`,
    cannotOpen: (url: string, detail: string) => `${url} could not be opened: ${detail}`,
    nothingToCancel: 'No command is running.',
    noMatch: (query: string) => `Nothing in this log matches "${query}".`,
    noQuery: 'Search first, with /.',
    verifying: (count: number) => (count === 1 ? 'requesting 1 address …' : `requesting ${count} addresses …`),
    verifyTitle: 'verify',
    nothingToVerify: 'Nothing that runs publishes an HTTP port.',
    watchStarting: 'watch is starting …',
    watchStopping: 'watch is stopping …',
    attachEnded: (code: number) => `the command ended with ${code}`,
    attachFailed: (detail: string) => `the command could not be started: ${detail}`,
    pressEnter: 'Press Enter to go back to dogwatch.',
    searchPrompt: 'search',
    filterPrompt: 'filter',
    filterHint: 'word · -word · level:warning · service:api · since:10m · context:3 · ! inverts',
    noTime: (text: string) => `"${text}" is no time; type 12:04:29, 10m, or 2026-11-25T12:04.`,
    nothingSince: (text: string) => `No line of this log is from ${text} or later.`,
    noLines: 'There is no line to copy.',
    copiedLines: (lines: string) => (lines === '1' ? 'copied 1 line' : `copied ${lines} lines`),
    saved: (path: string) => `saved to ${path}`,
    marked: 'marked: what comes from here on is below the line',
    jobFailed: (command: string, code: number) => `"${command}" failed with ${code}; ! shows its output`,
  },
  {
    tooSmall: (columns, rows) => `dogwatch 需要 60×15 的终端，现在是 ${columns}×${rows}。请放大窗口，或按 q 退出。`,
    readOnly: (title) => `“${title}” 会改变状态，而现在是只读模式（--read-only）。`,
    copied: (text) => `已复制：${text}`,
    opened: (url) => `已打开 ${url}`,
    cannotOpen: (url, detail) => `无法打开 ${url}：${detail}`,
    nothingToCancel: '没有正在执行的命令。',
    noMatch: (query) => `这份日志里没有匹配“${query}”的内容。`,
    noQuery: '请先用 / 搜索。',
    verifying: (count) => `正在请求 ${count} 个地址…`,
    verifyTitle: '验证',
    nothingToVerify: '正在运行的服务都没有发布 HTTP 端口。',
    watchStarting: 'watch 正在启动…',
    watchStopping: 'watch 正在停止…',
    attachEnded: (code) => `命令结束，退出码 ${code}`,
    attachFailed: (detail) => `无法启动命令：${detail}`,
    pressEnter: '按回车返回 dogwatch。',
    searchPrompt: '搜索',
    filterPrompt: '过滤',
    filterHint: '词 · -词 · level:warning · service:api · since:10m · context:3 · ! 取反',
    noTime: (text) => `“${text}” 不是时间；请输入 12:04:29、10m 或 2026-11-25T12:04。`,
    nothingSince: (text) => `这份日志里没有 ${text} 及之后的行。`,
    noLines: '没有可以复制的行。',
    copiedLines: (lines) => `已复制 ${lines} 行`,
    saved: (path) => `已保存到 ${path}`,
    marked: '已标记：之后的内容都在线下面',
    jobFailed: (command, code) => `“${command}” 失败，退出码 ${code}；按 ! 看输出`,
  },
);

/** Why lines were not saved, by `SaveProblem`. */
export const saveWords = catalogue(
  {
    exists: (path: string) => `${path} exists already; nothing was written. Choose another name.`,
    'no-folder': (path: string) => `The folder ${path} does not exist; nothing was written.`,
    denied: (path: string) => `${path} cannot be written; choose another place.`,
    failed: (path: string, detail: string) => `${path} could not be written: ${detail}`,
  },
  {
    exists: (path) => `${path} 已存在，没有写入；请换一个文件名。`,
    'no-folder': (path) => `文件夹 ${path} 不存在，没有写入。`,
    denied: (path) => `没有权限写入 ${path}，请换一个位置。`,
    failed: (path, detail) => `写入 ${path} 失败：${detail}`,
  },
);

/** Why a word of a filter is left out, by `FilterProblem`. */
export const filterWords = catalogue(
  {
    'unknown-level': (word: string) => `${word}: the levels are debug, info, warning and error`,
    'bad-time': (word: string) => `${word}: a time is 10m, 12:04:29 or 2026-11-25T12:04`,
    'bad-context': (word: string) => `${word}: a number of lines from 0 to 50`,
    'bad-pattern': (word: string) => `${word} is taken as it is: it is no regular expression`,
  },
  {
    'unknown-level': (word) => `${word}：级别有 debug、info、warning、error`,
    'bad-time': (word) => `${word}：时间写作 10m、12:04:29 或 2026-11-25T12:04`,
    'bad-context': (word) => `${word}：行数为 0 到 50`,
    'bad-pattern': (word) => `${word} 不是正则表达式，按原文匹配`,
  },
);
