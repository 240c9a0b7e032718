import { catalogue } from '../catalogue.ts';

/** The topic on layers and the build cache. */
export const layersWords = catalogue(
  {
    title: 'Layers and the build cache',
    idea:
      'An image is a stack of layers: each instruction of the Dockerfile that changes files lays one on top. A build takes a step from the cache while its instruction and the files that it copies are the same as before; from ' +
      'the first step that differs, all that follow run again. So what seldom changes, such as installing dependencies, belongs above what often changes, your code.',

    of: (service: string, told: string) => `${service}: ${told}`,

    history: 'the layers of the image, what made each one, and its size',
    used: 'what the build cache holds, and how much of it could go',

    copyAll:
      '"COPY . ." above the installation of dependencies: every saved file makes the next build install all of them again. Copy the lock file first, install, then copy the rest.',
    deleted:
      'Removing a file in a later step makes no image smaller: the layer below still has it. Remove it in the same RUN that made it.',
    outdated:
      'The cache does not see that a package server has something newer: "RUN apt-get update" is the same text as before. For such cases there is a build without cache.',
    noCache: 'Building without cache out of habit throws away all that makes builds fast.',
  },
  {
    title: '层与构建缓存',
    idea:
      '镜像由一层层叠起来：Dockerfile 里每条改动文件的指令都会加上一层。只要指令和它复制的文件没有变化，构建时这一步就直接用缓存；从第一个有变化的步骤开始，后面的步骤全部重新执行。' +
      '所以很少变的内容（例如安装依赖）要写在前面，经常变的代码写在后面。',

    of: (service, told) => `${service}：${told}`,

    history: '镜像有哪些层、每层由什么指令产生、有多大',
    used: '构建缓存里有什么、其中多少可以清理',

    copyAll:
      '把“COPY . .”写在安装依赖之前：随便改一个文件，下次构建就要把依赖重装一遍。应该先复制锁文件，安装依赖，再复制其余代码。',
    deleted: '在后面的步骤里删文件，镜像不会变小，因为下面那一层里还有它。要在产生它的同一条 RUN 里删掉。',
    outdated: '软件源有了新版本，缓存是看不出来的：“RUN apt-get update”这行文字没有变。遇到这种情况才需要无缓存构建。',
    noCache: '习惯性地使用无缓存构建，等于放弃了让构建变快的一切。',
  },
);
