import { catalogue } from './catalogue.ts';

/** The tour of the first start: a card for each stop. Keys stand in it as they are declared. */
export const tourWords = catalogue(
  {
    title: (stop: number, stops: number) => `A minute to look around · ${stop} of ${stops}`,
    hint: 'Enter next · ← back · Esc leave it · any other key leaves it and works as always',
    shortHint: 'Enter next · Esc leave it',
    servicesTitle: 'The services of your project',
    servicesText: (up: string) =>
      `On top stand the services in the order in which they start. A sign says how each is: ● runs, ✔ did its work, ◌ waits, ✖ failed. Choose one with the arrows; ${up} starts it, or all from the first row.`,
    logsTitle: 'What they say',
    logsText: (pane: string, search: string, all: string) =>
      `The log of the chosen service comes live. ${pane} goes there, ${search} searches, ${all} mixes several by time.`,
    healthTitle: 'Whether they are well',
    healthText:
      'A running process need not be a working one. The healthcheck asks again and again, and here stand its answers and what each service waits for before it starts.',
    watchTitle: 'Your saved files',
    watchText: (watch: string, compare: string) =>
      `${watch} takes saved files into the containers. A file has its tick only when it was seen there. ${compare} compares all files.`,
    explainTitle: 'What is happening, and why',
    explainText: (explain: string, doctor: string) =>
      `${explain} tells the story of the chosen service; Enter there opens the ideas behind it, told with your project. When something is wrong, ${doctor} says what, why, and what mends it.`,
    keysTitle: 'One key for each command',
    keysText: (restart: string, stop: string, down: string, palette: string) =>
      `${restart} restarts, ${stop} stops, ${down} takes everything down; what deletes asks first. ${palette} finds every command by name, and the last line shows it as you would type it.`,
    helpTitle: 'Whenever you are lost',
    helpText: (help: string, language: string, palette: string) =>
      `${help} explains the pane you are in and its signs. ${language} switches between English and Chinese. This tour is in the palette (${palette}) under "tour".`,
  },
  {
    title: (stop, stops) => `一分钟认识界面 · ${stop}/${stops}`,
    hint: 'Enter 下一步 · ← 上一步 · Esc 跳过 · 按其他键会结束导览并照常生效',
    shortHint: 'Enter 下一步 · Esc 跳过',
    servicesTitle: '项目里的服务',
    servicesText: (up) =>
      `最上面是各个服务，按启动顺序排列。符号表示状态：● 在运行，✔ 已完成，◌ 在等待，✖ 失败。用方向键选择；${up} 启动选中的服务，在第一行则启动整个项目。`,
    logsTitle: '它们的输出',
    logsText: (pane, search, all) =>
      `选中服务的日志会实时滚动。${pane} 切换到日志，${search} 搜索，${all} 把多个服务的日志按时间合在一起。`,
    healthTitle: '它们是否健康',
    healthText:
      '进程在运行，不等于服务能正常工作。健康检查会反复探测，这里能看到每次的结果，以及每个服务启动前在等什么。',
    watchTitle: '你保存的文件',
    watchText: (watch, compare) =>
      `${watch} 把保存的文件送进容器；只有在容器里确认过的文件才会打勾。${compare} 可以逐一比较所有文件。`,
    explainTitle: '正在发生什么，为什么',
    explainText: (explain, doctor) =>
      `${explain} 讲解选中的服务；在那里按 Enter，可以结合你的项目了解背后的概念。出了问题时，按 ${doctor} 查看是什么问题、原因和处理办法。`,
    keysTitle: '一个键就是一条命令',
    keysText: (restart, stop, down, palette) =>
      `${restart} 重启，${stop} 停止，${down} 全部停止并删除容器；凡是会删除东西的操作都会先确认。${palette} 可以按名称查找所有命令，最下面一行会显示它对应的完整命令。`,
    helpTitle: '不知道怎么办的时候',
    helpText: (help, language, palette) =>
      `${help} 解释当前窗格和其中的符号，${language} 切换中英文。以后想再看这个导览，在命令面板（${palette}）里找“导览”。`,
  },
);
