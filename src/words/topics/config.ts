import { catalogue } from '../catalogue.ts';

/** The topic on the merged configuration. */
export const configWords = catalogue(
  {
    title: 'docker compose config',
    idea:
      'docker compose config prints what Compose makes of everything together: files merged, variables filled in, short forms written out, paths made absolute. It starts nothing, so it is the first thing to look at when a value, a ' +
      'port or a service is not what you expect. It shows passwords too: look before you paste it anywhere.',

    read: (files: string) => `Read for this project: ${files}.`,
    readEnv: (files: string) => `Variables of the files are filled in from ${files}.`,
    services: (count: number, names: string) =>
      count === 1 ? `One service comes out of it: ${names}.` : `${count} services come out of it: ${names}.`,
    off: (names: string, profiles: string) => `Left out, since no profile of theirs (${profiles}) is on: ${names}.`,
    required: (names: string) => `Compose goes on only if these variables are set: ${names}.`,
    differs: (service: string) =>
      `The container of ${service} was made with another configuration than the present one.`,
    differsIn: (service: string, keys: string) =>
      `The container of ${service} was made with another configuration than the present one. What differs: ${keys}.`,
    refused: (said: string) => `At the moment Compose refuses the files: ${said}`,

    all: 'the whole configuration',
    one: 'what comes out for one service',
    names: 'which services there are',
    volumes: 'which volumes there are: what down -v would delete',
    variables: 'which variables the files use, with their defaults',

    running: 'config shows what the files say now, not what runs. Containers follow only with up.',
    folder: 'In another folder, or with other -f options, it shows another project.',
    profile: 'A service whose profile is off is missing in it; --profile NAME brings it in.',
    secrets: 'Its output holds the values of .env in the clear.',
  },
  {
    title: 'docker compose config',
    idea:
      'docker compose config 显示 Compose 综合所有内容得到的最终配置：文件已合并、变量已替换、简写已展开、路径都是绝对路径。它不会启动任何东西，所以当某个值、端口或服务与预期不符时，应该先看它。' +
      '里面也有密码，贴给别人之前请先检查。',

    read: (files) => `这个项目读取的文件：${files}。`,
    readEnv: (files) => `文件里的变量用 ${files} 来替换。`,
    services: (count, names) => `最终有 ${count} 个服务：${names}。`,
    off: (names, profiles) => `没有包括在内的：${names}，因为对应的 profile（${profiles}）没有启用。`,
    required: (names) => `这些变量必须设置，否则 Compose 会拒绝执行：${names}。`,
    differs: (service) => `${service} 的容器创建时用的配置与现在不同。`,
    differsIn: (service, keys) => `${service} 的容器创建时用的配置与现在不同，不同之处：${keys}。`,
    refused: (said) => `目前 Compose 拒绝接受这些文件：${said}`,

    all: '完整的配置',
    one: '某个服务的最终配置',
    names: '有哪些服务',
    volumes: '有哪些卷，也就是 down -v 会删除什么',
    variables: '文件用到哪些变量、默认值是什么',

    running: 'config 显示的是文件现在的内容，不是正在运行的状态。要让容器跟上，需要 up。',
    folder: '换一个目录，或者换了 -f 选项，看到的就是另一个项目。',
    profile: '没有启用 profile 的服务不会出现；加上 --profile NAME 才会显示。',
    secrets: '输出里的 .env 内容是明文。',
  },
);
