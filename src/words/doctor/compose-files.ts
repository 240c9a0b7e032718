import { catalogue } from '../catalogue.ts';

/** Compose files that are not there, that Compose refuses, or that are too new for it. */
export const composeFileWords = catalogue(
  {
    noProject: 'There is no compose file here',
    noProjectWhy: (directory: string) =>
      directory === ''
        ? 'Compose looks for compose.yaml or docker-compose.yml in the folder where it is called and in those above it.'
        : `Compose looks for compose.yaml or docker-compose.yml in ${directory} and in the folders above it.`,
    fileMissing: (file: string) => `The compose file ${file} does not exist`,
    fileMissingWhy: 'It is named by -f, by COMPOSE_FILE, or by "include" or "extends" of another file.',
    goThere: 'go to the project’s folder',
    goThereExplain: '"cd" to the folder with the compose file, then the command again.',
    nameIt: 'name the file',
    nameItExplain: '"docker compose -f PATH …", or COMPOSE_FILE in the shell or in .env.',
    lookThere: 'see what is in that folder',
    lookThereExplain: 'Changes nothing: perhaps the file has a slightly different name.',
    checkName: 'correct the name',
    checkNameExplain:
      'After -f, in COMPOSE_FILE, or under "include" or "extends"; paths count from the project’s folder.',

    invalid: (place: string) => `Compose refuses ${place}`,
    invalidProject: 'Compose refuses the project',
    syntaxWhy: 'It is not YAML: the indentation, a colon or a quote is amiss there, or just above.',
    tabWhy: 'There is a tab: YAML is indented with spaces only.',
    unknownWhy: (name: string) =>
      `${name} is not known there: it is misspelled, stands too deep or not deep enough, or this Compose is too old for it.`,
    typeWhy: 'The value there has another form than Compose expects: a list, a mapping or a text.',
    undefinedWhy: (name: string) => `${name} is named there but defined nowhere in the files.`,
    cycleWhy: 'The services wait for each other in a circle, so none can be the first.',
    imageWhy: 'A service needs "image" or "build".',
    duplicateWhy: 'The same key stands twice in one mapping.',
    envWhy: 'Lines of an env file are "NAME=value"; a quote that is opened has to be closed, perhaps on a line above.',
    interpolationWhy: 'A $ begins a variable there; a plain $ is written $$.',
    emptyWhy: 'The file has no content.',
    otherWhy: 'What Compose says of it is above.',
    open: 'open the place',
    openExplain: 'Dogwatch reads the file again as soon as it is saved.',
    openMain: 'open the compose file',
    again: 'ask Compose again',
    againExplain: 'Checks the files and prints only what is wrong with them; changes nothing.',

    noCompose: (called: string) => `"${called}" is not installed here`,
    noComposeWhy: 'Compose is a plugin of the docker command, and it is not there, or not for this user.',
    noComposeOneWhy:
      'docker-compose with a hyphen is Compose 1, which ended in 2023; its successor is "docker compose".',
    install: 'install the plugin',
    installExplain:
      'Docker Desktop has it. On Linux it is the package docker-compose-plugin of Docker’s repository, or docker-compose-v2 of Ubuntu’s.',
    useTwo: 'write "docker compose" instead',
    useTwoExplain: 'The commands are the same, with a space in place of the hyphen.',
    tooOld: (feature: string) => `This Compose is too old for ${feature}`,
    tooOldWhy: (feature: string, needs: string, has: string | null) =>
      `${feature} came with Compose ${needs}; ${has === null ? 'the one that was called is older' : `here is ${has}`}.`,
    fileVersion: 'This Compose is too old for the file',
    fileVersionWhy:
      'Compose 1 takes a file without "version", or with one that it does not know, for another form of file.',
    apiOld: 'This client is too old for the engine',
    apiNew: 'This client is too new for the engine',
    apiWhy: (client: string, limit: string) =>
      `It speaks version ${client} of the engine’s API, and the limit of the engine is ${limit}.`,
    seeVersion: 'see which versions are here',
    seeVersionExplain: 'Prints the versions of client, engine and API; changes nothing.',
    seeCompose: 'see which Compose is here',
    seeComposeExplain: 'Prints its version; changes nothing.',
    update: 'update Docker Desktop or the compose plugin',
    updateExplain:
      'By Docker Desktop itself, or by the system’s packages. Running containers are not touched by the plugin.',
    updateClient: 'update the older of the two',
    updateClientExplain: (limit: string) =>
      `Until then DOCKER_API_VERSION=${limit} in the shell makes docker speak that version; a program in a container that talks to the engine needs a newer image.`,
    without: 'or do without it',
    withoutExplain: 'Take the lines out, or the option.',
  },
  {
    noProject: '这里没有 compose 文件',
    noProjectWhy: (directory) =>
      directory === ''
        ? 'Compose 会在执行命令的目录及其上级目录里找 compose.yaml 或 docker-compose.yml。'
        : `Compose 会在 ${directory} 及其上级目录里找 compose.yaml 或 docker-compose.yml。`,
    fileMissing: (file) => `compose 文件 ${file} 不存在`,
    fileMissingWhy: '它由 -f、COMPOSE_FILE 或其他文件里的 include、extends 指定。',
    goThere: '进入项目目录',
    goThereExplain: '先 cd 到 compose 文件所在的目录，再执行命令。',
    nameIt: '指定文件',
    nameItExplain: '用 docker compose -f 路径 …，或在 shell 或 .env 里设置 COMPOSE_FILE。',
    lookThere: '查看那个目录里有什么',
    lookThereExplain: '不做任何改动：也许文件名略有不同。',
    checkName: '改正文件名',
    checkNameExplain: '检查 -f 后面、COMPOSE_FILE、include 或 extends 里的路径；相对路径从项目目录算起。',

    invalid: (place) => `Compose 不接受 ${place}`,
    invalidProject: 'Compose 不接受这个项目',
    syntaxWhy: '不是合法的 YAML：那一行或它上面的缩进、冒号或引号有误。',
    tabWhy: '里面有制表符：YAML 只能用空格缩进。',
    unknownWhy: (name) => `这个位置不认识 ${name}：可能拼写错了，缩进层级不对，或者当前 Compose 太旧。`,
    typeWhy: '那里的值和 Compose 要求的形式不同：应为列表、映射或文本中的另一种。',
    undefinedWhy: (name) => `那里用到了 ${name}，但文件里没有定义它。`,
    cycleWhy: '这些服务互相等待，形成循环，没有一个能先启动。',
    imageWhy: '服务需要 image 或 build。',
    duplicateWhy: '同一个映射里有重复的键。',
    envWhy: 'env 文件每行应为“名称=值”；打开的引号必须关闭，问题也可能在上面的行里。',
    interpolationWhy: '那里的 $ 会被当作变量的开头；普通的 $ 要写成 $$。',
    emptyWhy: '文件没有内容。',
    otherWhy: '原因见上面 Compose 的说明。',
    open: '打开这个位置',
    openExplain: '保存后 Dogwatch 会立即重新读取文件。',
    openMain: '打开 compose 文件',
    again: '让 Compose 再检查一次',
    againExplain: '只检查文件并输出问题；不做任何改动。',

    noCompose: (called) => `这里没有安装 ${called}`,
    noComposeWhy: 'Compose 是 docker 命令的插件，这里没有安装，或者当前用户用不了。',
    noComposeOneWhy: '带连字符的 docker-compose 是 Compose 1，2023 年已停止维护，由 docker compose 取代。',
    install: '安装插件',
    installExplain:
      'Docker Desktop 自带。Linux 上是 Docker 软件源的 docker-compose-plugin 包，或 Ubuntu 的 docker-compose-v2 包。',
    useTwo: '改用 docker compose',
    useTwoExplain: '命令相同，只是把连字符换成空格。',
    tooOld: (feature) => `当前 Compose 太旧，不支持 ${feature}`,
    tooOldWhy: (feature, needs, has) =>
      `${feature} 从 Compose ${needs} 开始提供；${has === null ? '所用的 Compose 更旧' : `这里是 ${has}`}。`,
    fileVersion: '当前 Compose 太旧，读不了这个文件',
    fileVersionWhy: '如果文件没有 version，或者其值它不认识，Compose 1 就会按另一种格式读取。',
    apiOld: '客户端太旧，引擎不支持',
    apiNew: '客户端太新，引擎不支持',
    apiWhy: (client, limit) => `它使用的引擎 API 版本是 ${client}，而引擎的界限是 ${limit}。`,
    seeVersion: '查看这里的版本',
    seeVersionExplain: '输出客户端、引擎和 API 的版本；不做任何改动。',
    seeCompose: '查看这里的 Compose',
    seeComposeExplain: '输出版本；不做任何改动。',
    update: '更新 Docker Desktop 或 compose 插件',
    updateExplain: '用 Docker Desktop 自带的更新或系统软件包更新。更新插件不影响正在运行的容器。',
    updateClient: '更新两者中较旧的一个',
    updateClientExplain: (limit) =>
      `更新之前可以在 shell 里设置 DOCKER_API_VERSION=${limit}，让 docker 使用该版本；容器里访问引擎的程序则需要更新的镜像。`,
    without: '或者不使用它',
    withoutExplain: '删去相应的行或选项。',
  },
);
