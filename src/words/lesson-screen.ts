import { catalogue } from './catalogue.ts';

/** The words around the lessons. */
export const lessonWords = catalogue(
  {
    lesson: 'Lesson',
    progress: (met: number, all: number) => `${met} of ${all}`,
    open: 'task and hints',
    solved: 'Solved',
    whatLearnt: 'what you have learnt',
    task: 'The task',
    goals: 'On the way',
    hints: (given: number, all: number) => `Hints (${given} of ${all})`,
    noHints: 'None yet.',
    learnt: 'What you have learnt',
    files: (directory: string) =>
      `The project’s files are real and are in ${directory}. Change them with any editor, or with "edit" in the palette (:).`,
    scratch: 'They are a scratch copy, and go when Dogwatch is closed or another scenario is chosen.',
    read: (topic: string) => `To read on: ${topic}`,
    keysHint: 'h next hint · t read about it · s another scenario · ↑↓ scroll · Esc close',
    keysDone: 't read about it · s another scenario · ↑↓ scroll · Esc close',
    keysShort: 'h hint · t topic · s scenario · Esc',
    chooseTitle: 'Learn without Docker',
    chooseIntro:
      'Nothing here is real but the files: containers, engine and network are simulated. Choose something to learn; each has a task, and hints when you ask for them.',
    lookAround: 'just look around',
    lookAroundAbout: 'A project that already runs, without a task.',
    openedSimulated: (url: string) => `simulated: your browser would open ${url}`,
    verifySimulated:
      'Simulated: there is no server to ask. On the real thing each published address would be requested.',
    noLesson: 'There is no task here; "scenario" in the palette (:) offers some.',
    notSimulated: 'This project is real; scenarios are for a simulated one (dogwatch --simulate).',
  },
  {
    lesson: '练习',
    progress: (met, all) => `${met}/${all}`,
    open: '任务和提示',
    solved: '已解决',
    whatLearnt: '学到了什么',
    task: '任务',
    goals: '进度',
    hints: (given, all) => `提示（${given}/${all}）`,
    noHints: '还没有看过提示。',
    learnt: '学到了什么',
    files: (directory) =>
      `项目文件是真实的，位于 ${directory}。可以用任何编辑器修改，也可以在命令面板（:）里用“编辑文件”。`,
    scratch: '这是一份临时副本：退出 Dogwatch 或换一个场景时会删除。',
    read: (topic) => `延伸阅读：${topic}`,
    keysHint: 'h 下一条提示 · t 阅读知识点 · s 换一个场景 · ↑↓ 滚动 · Esc 关闭',
    keysDone: 't 阅读知识点 · s 换一个场景 · ↑↓ 滚动 · Esc 关闭',
    keysShort: 'h 提示 · t 知识点 · s 场景 · Esc',
    chooseTitle: '没有 Docker 也能学',
    chooseIntro:
      '这里只有文件是真实的，容器、引擎和网络都是模拟的。选一个想学的内容：每个场景都有任务，需要时可以看提示。',
    lookAround: '随便看看',
    lookAroundAbout: '一个已经在运行的项目，没有任务。',
    openedSimulated: (url) => `模拟：真实环境会在浏览器中打开 ${url}`,
    verifySimulated: '这是模拟，没有可以请求的服务器。在真实环境里，会逐个请求已发布的地址。',
    noLesson: '当前没有任务，可以在命令面板（:）里用“场景”选一个。',
    notSimulated: '这是真实的项目；场景只用于模拟的项目（dogwatch --simulate）。',
  },
);
