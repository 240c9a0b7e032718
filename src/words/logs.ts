import { catalogue } from './catalogue.ts';

/** The logs pane. Numbers come in as they are to be shown. */
export const logsWords = catalogue(
  {
    title: 'Logs',
    merged: 'all services',
    follow: 'follow ●',
    paused: 'paused',
    fresh: (lines: string) => `${lines} new`,
    endFollows: 'End follows',
    lines: (lines: string) => `${lines} lines`,
    search: '/ search',
    searching: (query: string) => `/${query}`,
    wrapped: 'wrap',
    raw: 'raw',
    escaped: 'escaped',
    collapsed: 'repeats folded',
    filtered: (filter: string) => `filter ${filter}`,
    linesOf: (shown: string, all: string) => `${shown} of ${all} lines`,
    filtering: 'looking for lines that match the filter …',
    nothingLeft: 'No line matches the filter. Esc takes it back, f changes it.',
    dropped: (lines: string) => `${lines} older lines were let go: the buffer is full`,
    folded: (lines: number, summary: string) => `▸ ${lines} more ${summary === '' ? '' : `· ${summary}`}`.trim(),
    cut: '… cut: the line is longer than 1 MiB',
    longer: '… the line goes on; without wrapping, → shows the rest',
    nothingChosen: 'No service is chosen. Choose one on the left to read its log.',
    noContainer: (service: string) => `${service} has no container yet, so it has no log. Start it with u.`,
    silent: (service: string) => `${service} has not printed anything.`,
    reading: 'Reading the log …',
    engineLost: 'The engine does not answer. The log goes on when it is back.',
    unreadable: (driver: string) =>
      `This container logs with the driver "${driver}", which cannot be read back through the engine. Look where that driver sends its lines, or set the driver json-file or local.`,
    failed: (detail: string) => `The log could not be read: ${detail}`,
  },
  {
    title: '日志',
    merged: '所有服务',
    follow: '跟随 ●',
    paused: '已暂停',
    fresh: (lines) => `${lines} 行新日志`,
    endFollows: 'End 继续跟随',
    lines: (lines) => `${lines} 行`,
    search: '/ 搜索',
    searching: (query) => `/${query}`,
    wrapped: '换行',
    raw: '原样',
    escaped: '显示控制字符',
    collapsed: '已折叠重复行',
    filtered: (filter) => `过滤 ${filter}`,
    linesOf: (shown, all) => `${shown} / ${all} 行`,
    filtering: '正在查找匹配的行…',
    nothingLeft: '没有匹配的行。按 Esc 取消过滤，按 f 修改。',
    dropped: (lines) => `缓冲区已满，更早的 ${lines} 行已丢弃`,
    folded: (lines, summary) => `▸ 还有 ${lines} 行 ${summary === '' ? '' : `· ${summary}`}`.trim(),
    cut: '… 已截断：该行超过 1 MiB',
    longer: '… 该行未完；关闭换行后按 → 查看其余部分',
    nothingChosen: '未选择服务。请在左侧选择一个服务来查看日志。',
    noContainer: (service) => `${service} 还没有容器，因此没有日志。按 u 启动。`,
    silent: (service) => `${service} 还没有任何输出。`,
    reading: '正在读取日志…',
    engineLost: 'Docker 引擎没有响应，恢复后日志会继续。',
    unreadable: (driver) =>
      `该容器使用日志驱动“${driver}”，无法通过引擎读取。请到该驱动的目标位置查看，或改用 json-file、local 驱动。`,
    failed: (detail) => `无法读取日志：${detail}`,
  },
);

/** What happened between two lines of a log, by `DividerKind`. */
export const dividerWords = catalogue(
  {
    started: 'started',
    restarted: 'restarted',
    recreated: 'recreated',
    stopped: 'stopped',
    reconnected: 'the engine is back',
    gap: 'lines are missing here',
    mark: 'from here on',
  },
  {
    started: '已启动',
    restarted: '已重启',
    recreated: '已重建',
    stopped: '已停止',
    reconnected: '已重新连接 Docker 引擎',
    gap: '此处缺少部分日志',
    mark: '从这里开始',
  },
);

/** Whether lines older than the first can be had, by `Older`. */
export const olderWords = catalogue(
  {
    available: 'going up reads older lines from the engine',
    reading: 'reading older lines …',
    none: 'the log begins here',
    failed: 'older lines could not be read',
  },
  {
    available: '继续向上可从 Docker 引擎读取更早的日志',
    reading: '正在读取更早的日志…',
    none: '日志从这里开始',
    failed: '无法读取更早的日志',
  },
);
