import { view } from '../parts/view.ts';

export const paneNext = view('pane-next', {
  group: 'screen',
  title: { en: 'next pane', 'zh-CN': '下一个窗格' },
  about: {
    en: 'Moves to the next pane.',
    'zh-CN': '切换到下一个窗格。',
  },
  keys: ['tab'],
});

export const panePrevious = view('pane-previous', {
  group: 'screen',
  title: { en: 'previous pane', 'zh-CN': '上一个窗格' },
  about: {
    en: 'Moves to the previous pane.',
    'zh-CN': '切换到上一个窗格。',
  },
  keys: ['shift-tab'],
});

export const paneServices = view(
  'pane-services',
  {
    group: 'screen',
    title: { en: 'services', 'zh-CN': '服务' },
    about: {
      en: 'The services in start-up order, with state, health and ports.',
      'zh-CN': '按启动顺序列出服务：状态、健康、端口。',
    },
    keys: ['1'],
  },
  'container',
);

export const paneHealth = view(
  'pane-health',
  {
    group: 'screen',
    title: { en: 'health', 'zh-CN': '健康检查' },
    about: {
      en: 'The healthcheck of the service, its last probes and the gates it waits for.',
      'zh-CN': '服务的健康检查、最近的探测结果，以及它等待的依赖。',
    },
    keys: ['2'],
  },
  'healthcheck',
);

export const paneWatch = view(
  'pane-watch',
  {
    group: 'screen',
    title: { en: 'watch', 'zh-CN': 'watch' },
    about: {
      en: 'The watch rules, and each file on its way into the container.',
      'zh-CN': 'watch 规则，以及每个文件同步进容器的过程。',
    },
    keys: ['3'],
  },
  'watch',
);

export const paneLogs = view(
  'pane-logs',
  {
    group: 'screen',
    title: { en: 'logs', 'zh-CN': '日志' },
    about: {
      en: 'The log of the service.',
      'zh-CN': '服务的日志。',
    },
    keys: ['4'],
  },
  'commands',
);

export const paneExplain = view(
  'pane-explain',
  {
    group: 'screen',
    title: { en: 'explain', 'zh-CN': '讲解' },
    about: {
      en: 'What the service is, what state it is in, why, and what to do.',
      'zh-CN': '服务是什么、处于什么状态、为什么，以及该怎么办。',
    },
    keys: ['x', '5'],
  },
  'container',
);

export const paneActivity = view('pane-activity', {
  group: 'screen',
  title: { en: 'activity', 'zh-CN': '操作记录' },
  about: {
    en: 'Every command that ran, as typed, with its output.',
    'zh-CN': '执行过的每条命令和它的输出。',
  },
  keys: ['!', '6'],
});
