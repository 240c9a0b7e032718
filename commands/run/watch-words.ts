import { FEATURES } from '../../src/compose/version.ts';
import { catalogue } from '../../src/words/catalogue.ts';

const NEEDS = FEATURES['watch-no-up'];

/** The words of `watch`. */
export const watchWords = catalogue(
  {
    tooOld: (version: string) =>
      `This Compose is ${version}, and watch needs ${NEEDS} or newer: update Docker Desktop or the compose plugin, and use r or U until then.`,
    noRules:
      'No service has watch rules; add develop: watch: with path, action: sync and target to a service in the compose file.',
    stopping: 'Watch is just stopping; press w again in a moment.',
    noneHere: (names: string) => `${names} has no watch rules`,
    howTo: 'To add one: develop: watch: with path, action: sync and target, under the service in the compose file.',
    instead: (names: string) => `watch those that have rules: ${names}`,
    nothingRuns: 'Nothing to watch for runs yet',
    needsRunning: 'Watch copies files into running containers.',
    upFirst: 'start first (up), then watch',
    watchOnly: 'only watch: files arrive as soon as the containers run',
  },
  {
    tooOld: (version) =>
      `当前 Compose 是 ${version}，watch 需要 ${NEEDS} 或更新版本：请更新 Docker Desktop 或 compose 插件，在此之前可以用 r 或 U。`,
    noRules:
      '没有服务配置 watch 规则；在 compose 文件的服务下添加 develop: watch:，写上 path、action: sync 和 target。',
    stopping: 'watch 正在停止，请稍后再按 w。',
    noneHere: (names) => `${names} 没有 watch 规则`,
    howTo: '添加方法：在 compose 文件的服务下写 develop: watch:，包含 path、action: sync 和 target。',
    instead: (names) => `改为 watch 有规则的服务：${names}`,
    nothingRuns: '要 watch 的服务还没有运行',
    needsRunning: 'watch 只能把文件同步进运行中的容器。',
    upFirst: '先启动（up），再 watch',
    watchOnly: '只开 watch：容器运行后文件才会同步',
  },
);
