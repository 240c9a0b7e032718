import { catalogue } from '../catalogue.ts';

/** The topic on how compose files are merged. */
export const mergeWords = catalogue(
  {
    title: 'How compose files are merged',
    idea:
      'Compose lays its files over each other in order, so that a later file adds to the ones before it or wins over them. Single values (image, restart) are replaced, and so are command, entrypoint and the test of healthcheck; maps ' +
      '(environment, labels, depends_on) are merged key by key. Lists (ports, expose, dns) are joined; volumes and devices are told apart by their path in the container.',

    order: (files: string) => `Merged in this order, the last one wins: ${files}.`,
    one: (file: string) => `There is only ${file}, so nothing is merged.`,
    decides: (file: string, service: string, keys: string) => `${file} decides for ${service}: ${keys}.`,
    whole: (file: string, services: string) => `All that is set for ${services} stands in ${file}.`,
    network: (network: string) => `the network ${network}`,
    volume: (volume: string) => `the volume ${volume}`,
    several: (key: string, service: string, parts: string) => `${key} of ${service} is put together: ${parts}.`,
    part: (count: number, file: string) => `${count} from ${file}`,
    within: (key: string, names: string) => `${key} (${names})`,

    all: 'what comes out of it',
    service: 'what comes out of it for one service',
    base: 'the first file by itself',

    lists:
      'ports in a later file do not take away those of an earlier one. To replace the list, write "ports: !override"; to take a value away, "!reset null".',
    single: 'As soon as you give files with -f, only those count: the override file is not added by itself any more.',
    paths: 'Relative paths in all files count from the folder of the first one.',
    command: 'command is never joined: a later file has to repeat the whole command.',
  },
  {
    title: 'compose 文件的合并规则',
    idea:
      'Compose 按顺序叠加各个文件，后面的文件在前面的基础上补充或覆盖。单个值（image、restart）会被替换，command、entrypoint 和 healthcheck 的 test 也是整个替换；映射（environment、labels、depends_on）按键合并。' +
      '列表（ports、expose、dns）会拼接起来；volumes 和 devices 按容器内的路径来区分。',

    order: (files) => `按这个顺序合并，后面的优先：${files}。`,
    one: (file) => `只有 ${file} 一个文件，不需要合并。`,
    decides: (file, service, keys) => `${service} 的这些设置以 ${file} 为准：${keys}。`,
    whole: (file, services) => `${services} 的全部设置都写在 ${file} 里。`,
    network: (network) => `网络 ${network}`,
    volume: (volume) => `卷 ${volume}`,
    several: (key, service, parts) => `${service} 的 ${key} 由几个文件合成：${parts}。`,
    part: (count, file) => `${file} 有 ${count} 项`,
    within: (key, names) => `${key}（${names}）`,

    all: '合并后的结果',
    service: '某个服务合并后的结果',
    base: '只看第一个文件的结果',

    lists:
      '后面文件里的 ports 不会去掉前面的。要替换整个列表，请写“ports: !override”；要去掉一个值，请写“!reset null”。',
    single: '一旦用 -f 指定文件，就只算这些文件，不会再自动加上 override 文件。',
    paths: '所有文件里的相对路径，都以第一个文件所在的目录为准。',
    command: 'command 不会拼接：后面的文件要改，就得把整条命令重写一遍。',
  },
);
