import { view } from '../parts/view.ts';

export const quit = view('quit', {
  group: 'screen',
  title: { en: 'quit', 'zh-CN': '退出' },
  about: {
    en: 'Leaves dogwatch; the containers go on.',
    'zh-CN': '退出 dogwatch，容器继续运行。',
  },
  keys: ['q', 'ctrl-c'],
});

export const help = view('help', {
  group: 'screen',
  title: { en: 'help', 'zh-CN': '帮助' },
  about: {
    en: 'All keys, and what they do here.',
    'zh-CN': '全部按键，以及它们在这里的作用。',
  },
  keys: ['?'],
});

export const palette = view('palette', {
  group: 'screen',
  title: { en: 'palette', 'zh-CN': '命令面板' },
  about: {
    en: 'Every command by name, also those without a key.',
    'zh-CN': '按名称查找所有命令，包括没有按键的。',
  },
  keys: [':'],
});

export const tour = view('tour', {
  group: 'screen',
  title: { en: 'tour', 'zh-CN': '导览' },
  about: {
    en: 'Shows in a minute what stands where, as at the first start.',
    'zh-CN': '用一分钟介绍界面各处，和第一次启动时一样。',
  },
  keys: [],
});

export const zoom = view('zoom', {
  group: 'screen',
  title: { en: 'zoom', 'zh-CN': '放大窗格' },
  about: {
    en: 'Gives the whole screen to the pane, and back.',
    'zh-CN': '让当前窗格占满整个屏幕，再按还原。',
  },
  keys: ['z'],
});

export const language = view('language', {
  group: 'screen',
  title: { en: 'language', 'zh-CN': '切换语言' },
  about: {
    en: 'Switches between English and Chinese.',
    'zh-CN': '在中文和英文之间切换。',
  },
  keys: ['L'],
});

export const cancelJob = view('cancel-job', {
  group: 'screen',
  title: { en: 'cancel', 'zh-CN': '取消任务' },
  about: {
    en: 'Interrupts the running command, as Ctrl-C would in a shell.',
    'zh-CN': '中断正在执行的命令，相当于在终端里按 Ctrl-C。',
  },
  keys: ['X', 'ctrl-x'],
});
