import { view } from '../parts/view.ts';

export const up = view('up', {
  group: 'move',
  title: { en: 'move up', 'zh-CN': '向上' },
  about: {
    en: 'Moves the selection up, or scrolls.',
    'zh-CN': '向上移动选择，或向上滚动。',
  },
  keys: ['up', 'k'],
});

export const down = view('down', {
  group: 'move',
  title: { en: 'move down', 'zh-CN': '向下' },
  about: {
    en: 'Moves the selection down, or scrolls.',
    'zh-CN': '向下移动选择，或向下滚动。',
  },
  keys: ['down', 'j'],
});

export const left = view('left', {
  group: 'move',
  title: { en: 'move left', 'zh-CN': '向左' },
  about: {
    en: 'Closes what is open, or scrolls sideways.',
    'zh-CN': '收起展开的内容，或向左滚动。',
  },
  keys: ['left'],
});

export const right = view('right', {
  group: 'move',
  title: { en: 'move right', 'zh-CN': '向右' },
  about: {
    en: 'Opens what is closed, or scrolls sideways.',
    'zh-CN': '展开收起的内容，或向右滚动。',
  },
  keys: ['right'],
});

export const pageUp = view('page-up', {
  group: 'move',
  title: { en: 'page up', 'zh-CN': '上一页' },
  about: {
    en: 'Moves up by a page.',
    'zh-CN': '向上翻一页。',
  },
  keys: ['pageup'],
});

export const pageDown = view('page-down', {
  group: 'move',
  title: { en: 'page down', 'zh-CN': '下一页' },
  about: {
    en: 'Moves down by a page.',
    'zh-CN': '向下翻一页。',
  },
  keys: ['pagedown'],
});

export const first = view('first', {
  group: 'move',
  title: { en: 'to the top', 'zh-CN': '到开头' },
  about: {
    en: 'Moves to the first line.',
    'zh-CN': '移动到第一行。',
  },
  keys: ['home'],
});

export const last = view('last', {
  group: 'move',
  title: { en: 'to the end', 'zh-CN': '到末尾' },
  about: {
    en: 'Moves to the last line.',
    'zh-CN': '移动到最后一行。',
  },
  keys: ['end'],
});

export const enter = view('enter', {
  group: 'move',
  title: { en: 'go in', 'zh-CN': '进入' },
  about: {
    en: 'Opens what is selected.',
    'zh-CN': '打开选中的内容。',
  },
  keys: ['enter'],
});

export const back = view('back', {
  group: 'move',
  title: { en: 'go back', 'zh-CN': '返回' },
  about: {
    en: 'Leaves what was opened; on the first screen it clears marks and search.',
    'zh-CN': '离开打开的内容；在主屏上则清除标记和搜索。',
  },
  keys: ['esc'],
});

export const mark = view('mark', {
  group: 'move',
  title: { en: 'mark', 'zh-CN': '标记' },
  about: {
    en: 'Marks the service, so that a key works on several at once.',
    'zh-CN': '标记服务，让按键一次作用于多个服务。',
  },
  keys: ['space'],
});
