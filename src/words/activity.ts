import { catalogue } from './catalogue.ts';

/** The activity pane. Commands, numbers and spans of time come in as they are to be shown. */
export const activityWords = catalogue(
  {
    title: 'Activity',
    none: 'No command has run yet. Whatever you start here is listed as you would type it, with its progress and its output.',
    running: (count: number) => `${count} running`,
    waiting: (count: number) => `${count} waiting`,
    openHint: 'Enter reads all output',
    waitsFor: (commands: string) => `waits for ${commands}`,
    waitsForThese: 'waits for these to end',
    steps: (done: number, all: number) => `steps ${done} of ${all}`,
    cached: (count: number) => `${count} CACHED`,
    failedSteps: (count: number) => `${count} failed`,
    output: (lines: string) => `output · ${lines} lines`,
    noOutput: 'no output',
    moreBelow: (lines: number) => `${lines} newer below`,
  },
  {
    title: '活动',
    none: '还没有执行过命令。在这里启动的每个命令都会按实际输入的样子列出，并显示进度和输出。',
    running: (count) => `${count} 个运行中`,
    waiting: (count) => `${count} 个排队`,
    openHint: 'Enter 查看全部输出',
    waitsFor: (commands) => `等待 ${commands}`,
    waitsForThese: '等待以下命令结束',
    steps: (done, all) => `步骤 ${done} / ${all}`,
    cached: (count) => `${count} 个 CACHED`,
    failedSteps: (count) => `${count} 个失败`,
    output: (lines) => `输出 · ${lines} 行`,
    noOutput: '没有输出',
    moreBelow: (lines) => `下方还有 ${lines} 行`,
  },
);
