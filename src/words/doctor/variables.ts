import { catalogue } from '../catalogue.ts';

/** Variables without a value, and env files that are not there. */
export const variableWords = catalogue(
  {
    required: (name: string) => `The variable ${name} has no value`,
    requiredWhy: (name: string, message: string) =>
      `The files say that ${name} must have a value, and it has none in the shell or in an env file.${message === '' ? '' : ` They say: ${message}.`}`,
    emptyWhy: (name: string, message: string) =>
      `The files say that ${name} must have a value, and the one it has is empty.${message === '' ? '' : ` They say: ${message}.`}`,
    shellEmptyWhy: (name: string) =>
      `${name} is set in this shell, to an empty text, and the shell wins over env files.`,
    elsewhereWhy: (name: string, place: string) =>
      `${place} sets ${name}, but the command did not read that file: it was run in another folder, or with another --env-file.`,
    unset: (names: string) => `Not set, so taken as empty: ${names}`,
    unsetWhy:
      'The files refer to variables that neither the shell nor an env file sets. Compose then takes an empty text.',
    inShell: 'environment of this shell',

    copyExample: (example: string) => `make the env file from ${example}`,
    copyExampleExplain: 'Copies the example; look through its values before "up".',
    add: (name: string, file: string) => `add ${name} to ${file}`,
    addExplain: (name: string) =>
      `A line "${name}=value". Compose reads the file by itself the next time; nothing has to be restarted for that.`,
    fill: (name: string) => `give ${name} a value`,
    fillExplain: 'Compose reads the file again the next time.',
    unsetIt: (name: string) => `run "unset ${name}" in the shell`,
    unsetItExplain: 'Then the env files count again. Start Dogwatch from that shell anew too.',
    goThere: (folder: string) => `run the command in ${folder}`,
    goThereExplain: '"cd" there first: Compose reads the .env of the folder in which it finds the project.',
    giveDefault: (name: string) => `give ${name} a default in the file`,
    giveDefaultExplain: (name: string) =>
      `"\${${name}:-value}" takes that value where none is set; "\${${name}-}" says that empty is meant, and nothing is warned of.`,

    fileMissing: (file: string) => `The env file ${file} does not exist`,
    fileMissingWhy: (services: string) =>
      services === ''
        ? 'A command or a compose file names it, and Compose refuses to go on without it.'
        : `It gives variables to ${services}, and Compose refuses to go on without it.`,
    make: (file: string) => `make ${file}`,
    makeExplain: 'Opens the new file: one "NAME=value" a line. Empty is enough where no variable is needed.',
    editUse: 'change where it is named',
    editUseExplain:
      'Correct the path, or mark it as one that may be absent: "path: …" with "required: false" (Compose 2.24 and newer).',
    lookThere: 'see what is in that folder',
    lookThereExplain: 'Changes nothing: perhaps the file has a slightly different name.',
  },
  {
    required: (name) => `变量 ${name} 没有值`,
    requiredWhy: (name, message) =>
      `文件要求 ${name} 必须有值，而 shell 和 env 文件里都没有设置。${message === '' ? '' : `文件里的提示是：${message}。`}`,
    emptyWhy: (name, message) =>
      `文件要求 ${name} 必须有值，而它的值是空的。${message === '' ? '' : `文件里的提示是：${message}。`}`,
    shellEmptyWhy: (name) => `当前 shell 里把 ${name} 设成了空值，而 shell 优先于 env 文件。`,
    elsewhereWhy: (name, place) =>
      `${place} 里设置了 ${name}，但执行命令时没有读取这个文件：命令是在别的目录执行的，或用了别的 --env-file。`,
    unset: (names) => `未设置、按空值处理的变量：${names}`,
    unsetWhy: '文件引用了这些变量，但 shell 和 env 文件里都没有设置，Compose 就把它们当作空值。',
    inShell: '当前 shell 的环境变量',

    copyExample: (example) => `用 ${example} 生成 env 文件`,
    copyExampleExplain: '复制示例文件；up 之前请先检查里面的值。',
    add: (name, file) => `把 ${name} 加到 ${file}`,
    addExplain: (name) => `写一行“${name}=值”。Compose 下次执行时会自动读取，不需要为此重启什么。`,
    fill: (name) => `给 ${name} 填上值`,
    fillExplain: 'Compose 下次执行时会重新读取该文件。',
    unsetIt: (name) => `在 shell 里运行 unset ${name}`,
    unsetItExplain: '之后 env 文件重新生效；Dogwatch 也要从这个 shell 重新启动。',
    goThere: (folder) => `到 ${folder} 执行命令`,
    goThereExplain: '先 cd 过去：Compose 读取的是项目所在目录的 .env。',
    giveDefault: (name) => `在文件里给 ${name} 一个默认值`,
    giveDefaultExplain: (name) =>
      `写成“\${${name}:-值}”，未设置时就用这个值；写成“\${${name}-}”表示允许为空，不再出现警告。`,

    fileMissing: (file) => `env 文件 ${file} 不存在`,
    fileMissingWhy: (services) =>
      services === ''
        ? '命令或 compose 文件里指定了它，没有它 Compose 就不继续执行。'
        : `${services} 的环境变量来自这个文件，没有它 Compose 就不继续执行。`,
    make: (file) => `创建 ${file}`,
    makeExplain: '打开这个新文件：每行一个“名称=值”。如果不需要变量，留空也可以。',
    editUse: '修改引用它的地方',
    editUseExplain: '改正路径，或者注明它可以不存在：写成 path 加 required: false（Compose 2.24 及更新版本）。',
    lookThere: '查看那个目录里有什么',
    lookThereExplain: '不做任何改动：也许文件名略有不同。',
  },
);
