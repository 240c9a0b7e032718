import { catalogue } from './catalogue.ts';

/** The footer. Spans of time come in as they are to be shown. */
export const footerWords = catalogue(
  {
    queued: 'waits for its turn',
    failed: (code: number, took: string) => `exit ${code}, ${took}`,
    cancelling: (elapsed: string) => `cancelling, ${elapsed}`,
    cancelled: (took: string) => `cancelled after ${took}`,
    notStarted: 'could not be started',
    more: (count: number) => `${count} more waiting`,
    nothing: 'no command has run yet',
  },
  {
    queued: '排队中',
    failed: (code, took) => `退出码 ${code}，${took}`,
    cancelling: (elapsed) => `正在取消，${elapsed}`,
    cancelled: (took) => `${took} 后取消`,
    notStarted: '无法启动',
    more: (count) => `另有 ${count} 个排队`,
    nothing: '还没有执行过命令',
  },
);
