import type { Localized } from './catalogue.ts';

/** A lesson in words. Hints go from vague to exact. */
export type LessonText = {
  readonly title: string;
  readonly task: string;
  /** One for each goal of the lesson. */
  readonly goals: readonly string[];
  readonly hints: readonly string[];
  readonly learnt: string;
};

/** What the lessons say, by scenario. */
export const lessonTexts = {
  smooth: {
    en: {
      title: 'A smooth start',
      task: 'Nothing runs yet, and no image is here. Start the whole project with one command, and watch in which order it comes up: prestart must end with 0 before backend and worker may start. Then open the API.',
      goals: [
        'prestart has ended with 0',
        'backend is healthy',
        'every service that is meant to run is up',
        'the API is opened (port 8000)',
      ],
      hints: [
        'One key brings everything up. The footer tells it.',
        'With the project’s row selected (the first one), press u: that is "docker compose up -d". It pulls, builds, creates and starts.',
        'prestart is a one-shot: it waits for the database, migrates, and ends. Its exit code 0 opens the gate for backend and worker. A line "pull access denied" on the way is no fault: no registry has that image, because this project builds it.',
        'When backend is healthy, select it and press o, then choose http://localhost:8000.',
      ],
      learnt:
        '"docker compose up -d" brings the project to what its files say: missing images are pulled or built, networks and containers created, and started in the order of depends_on. A one-shot that ends with 0 is done, not broken; "healthy" is said by the healthcheck, "running" only means that a process is there.',
    },
    'zh-CN': {
      title: '顺利启动',
      task: '现在什么都没有运行，本地也没有镜像。用一条命令启动整个项目，观察启动顺序：prestart 必须先以 0 退出，backend 和 worker 才能启动。最后打开 API。',
      goals: ['prestart 以 0 退出', 'backend 变为健康', '该运行的服务都已启动', '打开 API（端口 8000）'],
      hints: [
        '一个按键就能启动全部服务，看看底部的提示。',
        '选中项目这一行（第一行），按 u，也就是 docker compose up -d：拉取、构建、创建、启动，一次完成。',
        'prestart 是一次性任务：等数据库、执行迁移，然后退出。退出码为 0，backend 和 worker 才会启动。途中出现的 pull access denied 不是故障：这个镜像由本项目构建，镜像仓库里本来就没有。',
        'backend 变为健康后，选中它按 o，选择 http://localhost:8000。',
      ],
      learnt:
        'docker compose up -d 会让项目变成文件里描述的样子：缺的镜像会拉取或构建，网络和容器会创建，再按 depends_on 的顺序启动。一次性任务以 0 退出表示完成，不是故障；“健康”由健康检查判断，“运行中”只说明进程还在。',
    },
  },
  'database-refused': {
    en: {
      title: 'The database refuses',
      task: 'Start the project. prestart keeps asking for the database and gives up, so nothing else starts. Find out why, mend it, and get backend healthy. PostgreSQL itself runs well on your machine, on port 5432.',
      goals: ['prestart has failed, and you can read why', 'prestart ends with 0', 'backend is healthy'],
      hints: [
        'The service that fails first is the one to look at: read the log of prestart.',
        'The log says: connection to server at "localhost" … refused. Whose localhost is that, seen from inside a container?',
        'In a container localhost is the container itself. Your machine is called host.docker.internal there. The address comes from .env.',
        'Change POSTGRES_SERVER=localhost to POSTGRES_SERVER=host.docker.internal in .env (palette: edit), save it, and press u again.',
      ],
      learnt:
        'Inside a container "localhost" is that container. A server on your machine is reached as host.docker.internal, another service by its name. What .env says reaches containers only when they are created anew, which "up" does by itself. backend and worker waited because prestart, a gate, ended with 1.',
    },
    'zh-CN': {
      title: '数据库连接被拒绝',
      task: '启动项目。prestart 一直连不上数据库，最后放弃，其他服务也就无法启动。找出原因并修好，让 backend 变为健康。PostgreSQL 本身在你的电脑上运行正常，端口是 5432。',
      goals: ['看到 prestart 失败和原因', 'prestart 以 0 退出', 'backend 变为健康'],
      hints: [
        '先看最早失败的服务：打开 prestart 的日志。',
        '日志里写着 connection to server at "localhost" … refused。在容器里，localhost 指的是谁？',
        '在容器里，localhost 就是容器自己；你的电脑要用 host.docker.internal 访问。这个地址写在 .env 里。',
        '把 .env 里的 POSTGRES_SERVER=localhost 改成 POSTGRES_SERVER=host.docker.internal（命令面板：编辑文件），保存后再按 u。',
      ],
      learnt:
        '在容器里，localhost 指容器自己。访问你电脑上的服务要用 host.docker.internal，访问其他服务用服务名。.env 的修改要等容器重新创建才会生效，up 会自动重建。backend 和 worker 没有启动，是因为它们等待的 prestart 以 1 退出。',
    },
  },
  'port-taken': {
    en: {
      title: 'The port is taken',
      task: 'Start the project. Everything comes up but backend, whose port is taken. Find out who has it, and get backend healthy: free the port, or publish another one.',
      goals: ['backend could not be started, and you can read why', 'backend is healthy'],
      hints: [
        'Read the end of what "up" printed (!), or look at backend: the engine says which port it cannot have.',
        'Port 8000 of your machine can belong to one program only. The doctor (D) knows which container holds it; "docker ps" shows it too.',
        'Either stop the other container, or publish backend on another port: in docker-compose.override.yml the number before the colon is that of your machine.',
        'docker stop shop-api-1 (the doctor offers it), or change "8000:8000" to "8001:8000" (palette: edit). Then press u again.',
      ],
      learnt:
        'A port of the host belongs to one at a time: "port is already allocated" means another container has it. In "8001:8000" the left number is the port on your machine, the right one that of the container; other containers never need the left one.',
    },
    'zh-CN': {
      title: '端口被占用',
      task: '启动项目。除 backend 以外都能启动，backend 的端口被占用了。找出是谁占用的，并让 backend 变为健康：可以释放端口，也可以换一个端口。',
      goals: ['看到 backend 启动失败和原因', 'backend 变为健康'],
      hints: [
        '看看 up 输出的最后一行（按 !），或者选中 backend：引擎会说明是哪个端口。',
        '你电脑的 8000 端口同一时间只能给一个程序用。诊断（D）能告诉你哪个容器占用了它，docker ps 也能看到。',
        '可以停掉另一个容器，也可以给 backend 换一个端口：在 docker-compose.override.yml 里，冒号左边是你电脑的端口。',
        '执行 docker stop shop-api-1（诊断里可以直接选），或者把 "8000:8000" 改成 "8001:8000"（命令面板：编辑文件），再按 u。',
      ],
      learnt:
        '宿主机的一个端口同一时间只能被一方使用，port is already allocated 表示另一个容器占用了它。"8001:8000" 左边是你电脑的端口，右边是容器的端口；容器之间互相访问用不到左边的端口。',
    },
  },
  'watch-off': {
    en: {
      title: 'Saved, but nothing happens',
      task: 'The project runs. A change in backend/app/main.py does not show up in the container. Make saved files reach the container without building or restarting by hand.',
      goals: ['watch runs', 'a saved file is in the container'],
      hints: [
        'The container has a copy of the code, made when its image was built. Something has to carry saved files in.',
        'The watch pane (3) shows the rules: ./backend goes to /app by "sync". The header says whether watch is on.',
        'Press w: that is "docker compose watch".',
        'With watch on, save any file below backend/app, such as backend/app/main.py (palette: edit, then its path). The watch pane shows when it is verified in the container.',
      ],
      learnt:
        'An image is a copy: what you save afterwards is not in it. "docker compose watch" follows develop.watch: "sync" copies saved files into the running container, "rebuild" builds the image anew (as for pyproject.toml). It works only while it runs.',
    },
    'zh-CN': {
      title: '保存了却没有变化',
      task: '项目正在运行，但修改 backend/app/main.py 后容器里没有变化。让保存的文件自动进入容器，不要手动构建或重启。',
      goals: ['watch 正在运行', '保存的文件已进入容器'],
      hints: [
        '容器里的代码是构建镜像时复制的一份，需要有东西把新保存的文件送进去。',
        '文件监听窗格（3）里有规则：./backend 用 sync 同步到 /app。顶部会显示 watch 是否开启。',
        '按 w，也就是 docker compose watch。',
        '开启 watch 后，保存 backend/app 下的任意文件，例如 backend/app/main.py（命令面板：编辑文件，再输入路径）。文件监听窗格会显示它何时在容器里得到核实。',
      ],
      learnt:
        '镜像是一份副本，之后保存的内容不在里面。docker compose watch 按 develop.watch 的规则工作：sync 把保存的文件复制进正在运行的容器，rebuild 会重新构建镜像（例如修改 pyproject.toml）。只有在它运行期间才有效。',
    },
  },
  'watch-old': {
    en: {
      title: 'Compose is too old to watch',
      task: 'This Compose is 2.20, from before it could watch. Change backend/app/main.py and get the change into the container all the same.',
      goals: ['a file below backend is saved', 'the change is in the container'],
      hints: [
        'Look at the version of Compose (palette: Compose version). "docker compose watch" came with 2.22.',
        'Without watch a change gets in with a new image: build it, and let "up" make the container anew.',
        'Save backend/app/main.py, then press U: that is "docker compose up -d --build".',
        'Or press w: where Compose cannot watch, Dogwatch syncs by the same rules itself. On a machine of your own, update Docker Desktop or the compose plugin.',
      ],
      learnt:
        '"docker compose watch" needs Compose 2.22 or newer; check with "docker compose version". "docker compose up -d --build" does the same more slowly, with any version: it builds the image, most of it from the cache, and replaces the container.',
    },
    'zh-CN': {
      title: 'Compose 版本太旧，不支持 watch',
      task: '这里的 Compose 是 2.20，还不支持 watch。修改 backend/app/main.py，并想办法让修改进入容器。',
      goals: ['保存了 backend 下的文件', '修改已进入容器'],
      hints: [
        '看看 Compose 的版本（命令面板：Compose 版本）。docker compose watch 从 2.22 开始提供。',
        '没有 watch 时，修改要靠新镜像进入容器：先构建，再由 up 重新创建容器。',
        '保存 backend/app/main.py，然后按 U，也就是 docker compose up -d --build。',
        '也可以按 w：Compose 不支持 watch 时，Dogwatch 会按同样的规则自己同步。在自己的电脑上，请升级 Docker Desktop 或 compose 插件。',
      ],
      learnt:
        'docker compose watch 需要 Compose 2.22 或更新的版本，用 docker compose version 查看。docker compose up -d --build 在任何版本都可用，只是慢一些：重新构建镜像（大部分来自缓存），再替换容器。',
    },
  },
  unhealthy: {
    en: {
      title: 'Running, but unhealthy',
      task: 'Start the project. backend runs and logs no error of its own, but becomes unhealthy. Find out what its healthcheck asks for, mend it, and get backend healthy.',
      goals: ['backend has become unhealthy', 'backend is healthy'],
      hints: [
        'A healthcheck is a command that the engine runs in the container. The health pane (2) shows the command and what it said.',
        'The probe says: The requested URL returned error: 404. The log of backend shows the same request. The server answers, but it does not know that path.',
        'Compare the path of the probe with the one in backend/app/api/utils.py: @router.get("/health-check/"). The probe stands in docker-compose.yml.',
        'In docker-compose.yml change utils/healthcheck/ to utils/health-check/ (palette: edit), save it, and press u.',
      ],
      learnt:
        'A healthcheck is only a probe: "unhealthy" tells that it failed several times in a row (retries), and restarts nothing. Its output tells why: refused means that nobody listens on that port, 404 that the path is wrong, a timeout that it is too slow.',
    },
    'zh-CN': {
      title: '在运行，但不健康',
      task: '启动项目。backend 在运行，自己也没有报错，却变成了不健康。弄清楚健康检查请求的是什么，修好它，让 backend 变为健康。',
      goals: ['看到 backend 变为不健康', 'backend 变为健康'],
      hints: [
        '健康检查是引擎在容器里执行的一条命令。健康检查窗格（2）会显示这条命令和它的输出。',
        '探测输出是 The requested URL returned error: 404，backend 的日志里也有同样的请求。服务器有响应，但没有这个路径。',
        '把探测的路径和 backend/app/api/utils.py 里的 @router.get("/health-check/") 对比一下。探测命令写在 docker-compose.yml 里。',
        '在 docker-compose.yml 里把 utils/healthcheck/ 改成 utils/health-check/（命令面板：编辑文件），保存后按 u。',
      ],
      learnt:
        '健康检查只是探针：unhealthy 表示连续失败了若干次（retries），并不会自动重启容器。原因看探测输出：refused 是端口没有程序监听，404 是路径不对，超时是响应太慢。',
    },
  },
  'variable-not-set': {
    en: {
      title: 'A variable is not set',
      task: 'Every command refuses: a required variable has no value. Give it one, and start the project.',
      goals: ['Compose can read the project', 'backend is healthy'],
      hints: [
        'The second line of the screen says which variable is missing. Who asks for it, and where could its value come from?',
        'docker-compose.yml says ${SECRET_KEY?Variable not set}: Compose looks in your shell, then in .env beside the compose file.',
        'There is a .env, but it does not have that line. .env.example shows which variables a project needs.',
        'Add a line SECRET_KEY=changethis to .env (palette: edit), save it, and press u.',
      ],
      learnt:
        '${NAME?message} makes Compose refuse while NAME is not set; nothing is started then. Values come from the shell first, then from .env in the project’s folder, so being in another folder has the same effect as a missing file. Commit .env.example, not the .env of a real project.',
    },
    'zh-CN': {
      title: '变量没有设置',
      task: '所有命令都被拒绝：有一个必需的变量没有值。给它设置一个值，然后启动项目。',
      goals: ['Compose 可以读取项目', 'backend 变为健康'],
      hints: [
        '屏幕第二行写着缺的是哪个变量。是谁要求的？它的值可以从哪里来？',
        'docker-compose.yml 里写着 ${SECRET_KEY?Variable not set}：Compose 先查 shell 环境变量，再查 compose 文件旁边的 .env。',
        '.env 文件在，但缺了这一行。.env.example 列出了项目需要的变量。',
        '在 .env 里加一行 SECRET_KEY=changethis（命令面板：编辑文件），保存后按 u。',
      ],
      learnt:
        '${NAME?提示} 表示 NAME 没有设置时 Compose 拒绝执行，什么都不会启动。变量先取 shell 环境变量，再取项目目录下的 .env，所以在错误的目录里执行，效果和缺少文件一样。应该提交 .env.example，而不是真实项目的 .env。',
    },
  },
  'network-missing': {
    en: {
      title: 'An external network is missing',
      task: 'Here only the base file is used, as on a server (-f docker-compose.yml). "up" refuses: a network is missing. Provide it, and get backend healthy.',
      goals: ['the network traefik-public exists', 'backend is healthy'],
      hints: [
        'Start it and read what "up" says, or look at the explanation of the project: a network is declared as external.',
        'external: true means that somebody else makes the network, here the public Traefik of a server. Compose does not create it.',
        'A network can be made by hand, once for all projects: docker network create NAME.',
        'Palette: "create external networks" (docker network create traefik-public). Then press u.',
      ],
      learnt:
        'An external network is shared by several projects and belongs to none of them, so Compose neither creates nor removes it. On your own machine docker-compose.override.yml says external: false, which is why this is met mostly on servers.',
    },
    'zh-CN': {
      title: '外部网络不存在',
      task: '这里只使用基础文件，和在服务器上一样（-f docker-compose.yml）。up 被拒绝：缺少一个网络。把它准备好，让 backend 变为健康。',
      goals: ['网络 traefik-public 已存在', 'backend 变为健康'],
      hints: [
        '启动一次，看看 up 说了什么，或者看项目的讲解：有一个网络声明为 external。',
        'external: true 表示网络由别人创建，这里是服务器上公共的 Traefik。Compose 不会创建它。',
        '网络可以手动创建，一次就够，所有项目共用：docker network create 名称。',
        '命令面板里选“创建外部网络”（docker network create traefik-public），然后按 u。',
      ],
      learnt:
        '外部网络由多个项目共用，不属于任何一个，所以 Compose 既不创建也不删除它。在自己的电脑上，docker-compose.override.yml 写的是 external: false，因此这个问题多见于服务器。',
    },
  },
  'disk-full': {
    en: {
      title: 'The disk is full',
      task: 'Start the project: nothing fits on the disk any more. Find out what takes the space, free some of it without losing anything that is needed, and get backend healthy.',
      goals: ['a command failed for want of space', 'space is freed', 'backend is healthy'],
      hints: [
        'The last line of what failed says: no space left on device. What takes so much?',
        'Look at the disk usage (palette: disk usage, "docker system df"): much of the build cache and some images are used by nothing.',
        'Press P: it shows for each kind of prune what exactly would go, and how much that frees.',
        'Prune the build cache or the whole system (not the volumes: those hold data), then press u.',
      ],
      learnt:
        'Every build leaves layers in the build cache, and every build of the same name leaves its predecessor as a dangling image. "docker system df" shows what could be freed; prune removes what nothing uses. Volumes hold data, and go only where you ask for it by name.',
    },
    'zh-CN': {
      title: '磁盘已满',
      task: '启动项目：磁盘已经放不下任何东西。找出是什么占用了空间，在不丢失有用内容的前提下释放一些，让 backend 变为健康。',
      goals: ['看到命令因空间不足而失败', '空间已释放', 'backend 变为健康'],
      hints: [
        '失败输出的最后一行是 no space left on device。是什么占了这么多空间？',
        '看看磁盘占用（命令面板：磁盘占用，即 docker system df）：大量构建缓存和一些镜像没有被任何东西使用。',
        '按 P：会列出每种清理具体删除什么、能释放多少空间。',
        '清理构建缓存，或者清理整个系统（不要清理卷，里面是数据），然后按 u。',
      ],
      learnt:
        '每次构建都会在构建缓存里留下一些层；同名镜像重新构建后，旧的会变成悬空镜像。docker system df 显示可以释放多少；prune 只删除没有被使用的东西。卷里是数据，只有明确要求时才会删除。',
    },
  },
} as const satisfies Readonly<Record<string, Localized<LessonText>>>;
