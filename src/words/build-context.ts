import { catalogue } from './catalogue.ts';

/** Words about what a build could send to the engine. Paths, sizes and numbers come in as they are to be shown. */
export const buildContextWords = catalogue(
  {
    title: (service: string) => `build context of ${service}`,
    measuring: 'measuring …',
    notBuilt: (service: string) => `${service} is not built from a folder of this project.`,

    remote: (address: string) =>
      `BuildKit fetches this context by itself, from ${address}; nothing of it is sent from here.`,
    missing: (folder: string) => `${folder} is no folder, so the build has no context.`,

    files: (files: string) => (files === '1' ? '1 file' : `${files} files`),
    folder: 'folder',
    couldBeSent: 'could be sent',
    asked: 'asked for',
    leftOut: 'left out',
    weight: (size: string, files: string) => `${size} in ${files}`,
    all: (dockerfile: string, line: string, text: string) => `all of it, by line ${line} of ${dockerfile}: ${text}`,
    part: (weight: string, sources: string) => `${weight}: ${sources}`,
    nothing: 'nothing; no COPY, ADD or bind mount takes from it',
    unknown: 'unknown: the Dockerfile cannot be read, or a variable decides what it takes',
    moreSources: (count: string) => `and ${count} more`,
    separator: ', ',
    byPatterns: (weight: string, file: string) => `${weight}, by ${file}`,
    byNothing: (file: string) => `nothing; ${file} has no pattern that applies here`,

    heaviest: 'Heaviest of what could be sent',
    notAsked: 'not asked for',
    suspicions: 'Better not sent',
    patterns: 'Left out by',
    add: (file: string, lines: string) => `add to ${file}: ${lines}`,
    more: (count: string) => `and ${count} more`,

    environment: 'A virtual environment belongs to this machine; the image installs its own.',
    dependencies: 'Packages were installed for this machine; the image installs its own.',
    history: 'An image rarely needs what Git keeps, and each commit changes it, so that the cache is lost.',
    bytecode: 'Python makes these anew in the container, and each run here changes them, so that the cache is lost.',
    secrets:
      'By their names these may hold secrets; what is copied into an image can be read by everybody who has the image.',
    outputs: 'A build or a test here made these; they are heavy, and the image most likely makes its own.',

    incomplete: 'There are too many files here; only the first of them were counted.',
    apart: 'The Dockerfile and the ignore file are always read, even where a pattern leaves them out.',
    onlyChanges:
      'BuildKit sends only what the Dockerfile asks for, and of that only what changed since the last build.',
  },
  {
    title: (service) => `${service} 的构建上下文`,
    measuring: '正在统计…',
    notBuilt: (service) => `${service} 不是从这个项目的目录构建的。`,

    remote: (address) => `这个上下文由 BuildKit 自己从 ${address} 获取，不会从本机发送任何文件。`,
    missing: (folder) => `${folder} 不是目录，这次构建没有上下文。`,

    files: (files) => `${files} 个文件`,
    folder: '目录',
    couldBeSent: '可能发送',
    asked: '会用到',
    leftOut: '已排除',
    weight: (size, files) => `${size}，${files}`,
    all: (dockerfile, line, text) => `全部，见 ${dockerfile} 第 ${line} 行：${text}`,
    part: (weight, sources) => `${weight}：${sources}`,
    nothing: '无，没有 COPY、ADD 或绑定挂载用到它',
    unknown: '未知：无法读取 Dockerfile，或取决于某个变量',
    moreSources: (count) => `等 ${count} 项`,
    separator: '、',
    byPatterns: (weight, file) => `${weight}，依据 ${file}`,
    byNothing: (file) => `无，${file} 里没有起作用的规则`,

    heaviest: '可能发送的内容中最大的',
    notAsked: '用不到',
    suspicions: '最好不要发送',
    patterns: '由这些规则排除',
    add: (file, lines) => `在 ${file} 中加入：${lines}`,
    more: (count) => `还有 ${count} 项`,

    environment: '虚拟环境只适用于本机，镜像会安装自己的依赖。',
    dependencies: '这些依赖包是为本机安装的，镜像会安装自己的。',
    history: '镜像很少用得到 Git 的历史，而每次提交都会改变它，使构建缓存失效。',
    bytecode: 'Python 会在容器里重新生成这些文件，而在本机每次运行都会改变它们，使构建缓存失效。',
    secrets: '从名字看，这些文件可能含有密钥；复制进镜像后，拿到镜像的人都能读到。',
    outputs: '这些是在本机构建或测试的产物，体积很大，镜像多半会自己生成。',

    incomplete: '文件太多，只统计了前面的一部分。',
    apart: 'Dockerfile 和忽略文件总会被读取，即使有规则排除了它们。',
    onlyChanges: 'BuildKit 只发送 Dockerfile 会用到的文件，而且只发送其中上次构建之后改变的部分。',
  },
);
