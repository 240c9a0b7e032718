import { catalogue } from './catalogue.ts';

/** Words about files that differ between a container and the working tree. Names, paths, sizes and numbers come in as they are to be shown. */
export const driftWords = catalogue(
  {
    title: 'Compare files',
    mark: (files: string) => (files === '1' ? '1 differs' : `${files} differ`),
    differ: (files: string, where: string) =>
      files === '1'
        ? `1 file in ${where} differs from your working tree`
        : `${files} files in ${where} differ from your working tree`,
    same: (where: string) => `${where}: every file is as in your working tree`,
    compared: (files: string, ignored: string) =>
      `${files === '1' ? '1 file' : `${files} files`} compared${ignored === '0' ? '' : `, ${ignored} ignored`}`,
    changed: 'changed',
    missing: 'missing',
    extra: 'extra',
    here: 'here',
    there: 'there',
    more: (files: string) => `… and ${files} more`,
    comparing: (where: string) => `comparing the files of ${where} …`,
    notCompared: (where: string) => `The files of ${where} could not be compared.`,
    notAllCompared: (where: string) => `not all files of ${where} could be compared`,

    'no-path': (path: string) => `${path} does not exist, so this rule copies nothing.`,
    'bind-mounted': (path: string) => `${path} is bind-mounted: the container has the very same files.`,
    'too-large': (target: string, bytes: string, files: string) =>
      `${target} is too large to compare; it stopped at ${bytes} and ${files} files.`,
    failed: (target: string, detail: string) => `${target} could not be read: ${detail}`,

    hint: '↑↓ choose · Enter diff · s sync now · b rebuild · r compare again · Esc close',
    shortHint: '↑↓ · Enter diff · s sync · b rebuild · r again · Esc',
    readHint: 'r compare again · Esc close',

    diffTitle: (file: string, container: string) => `${file}: ${container} → working tree`,
    there1: (container: string) => `in ${container}`,
    here1: 'in your working tree',
    diffSame: 'The contents are the same now.',
    diffBinary: 'This is no text, so only sizes and times are compared.',
    diffTooLarge:
      'This is larger than 1 MB, or differs too much to be shown line by line, so only sizes and times are compared.',
    diffFailed: (detail: string) => `The file could not be read: ${detail}`,
    absent: 'not there',

    mendTitle: (where: string) => `Bring ${where} in line with your working tree`,
    syncNow: (files: string) => (files === '1' ? 'sync now: copy 1 file' : `sync now: copy ${files} files`),
    rebuild: (where: string) => `rebuild ${where} and recreate its container`,
    goes: (file: string, container: string, target: string) => `${file} → ${container}:${target}`,
    staysExtra: (files: string) =>
      files === '1'
        ? 'The 1 file that is only in the container stays; a rebuild removes it.'
        : `The ${files} files that are only in the container stay; a rebuild removes them.`,
    lostOnRecreate: 'What was copied is gone again once the container is recreated without a rebuild.',
    rebuildDrops: 'A new image is built from your working tree; what is only in the old container is lost.',
    nothingToMend: 'Nothing is known to differ; compare first.',
    sending: 'copying …',
    sent: (files: string, container: string) =>
      files === '1' ? `copied 1 file into ${container}` : `copied ${files} files into ${container}`,
    notSent: (container: string, detail: string) => `${container} did not take the files: ${detail}`,

    noRules: (where: string) => `${where} has no sync rule, so there is nothing to compare.`,
    noRulesAtAll: 'No service of this project has a sync rule, so there is nothing to compare.',
    noContainer: (service: string) => `${service} has no container yet.`,
  },
  {
    title: '比较文件',
    mark: (files) => `${files} 个不一致`,
    differ: (files, where) => `${where} 里有 ${files} 个文件与工作目录不一致`,
    same: (where) => `${where}：文件与工作目录完全一致`,
    compared: (files, ignored) => `已比较 ${files} 个文件${ignored === '0' ? '' : `，忽略 ${ignored} 项`}`,
    changed: '内容不同',
    missing: '容器里没有',
    extra: '只在容器里',
    here: '本地',
    there: '容器',
    more: (files) => `… 还有 ${files} 个`,
    comparing: (where) => `正在比较 ${where} 的文件…`,
    notCompared: (where) => `无法比较 ${where} 的文件。`,
    notAllCompared: (where) => `${where} 的文件没能全部比较`,

    'no-path': (path) => `${path} 不存在，这条规则不会同步任何文件。`,
    'bind-mounted': (path) => `${path} 是绑定挂载，容器里就是同一份文件。`,
    'too-large': (target, bytes, files) => `${target} 太大，读到 ${bytes}、${files} 个文件时停止了比较。`,
    failed: (target, detail) => `无法读取 ${target}：${detail}`,

    hint: '↑↓ 选择 · Enter 看差异 · s 立即同步 · b 重新构建 · r 重新比较 · Esc 关闭',
    shortHint: '↑↓ 选择 · Enter 差异 · s 同步 · b 构建 · r 重比 · Esc 关闭',
    readHint: 'r 重新比较 · Esc 关闭',

    diffTitle: (file, container) => `${file}：${container} → 工作目录`,
    there1: (container) => `${container} 里`,
    here1: '工作目录里',
    diffSame: '现在内容已经一致。',
    diffBinary: '这不是文本文件，只比较大小和时间。',
    diffTooLarge: '文件超过 1 MB，或差异太大无法逐行显示，只比较大小和时间。',
    diffFailed: (detail) => `无法读取该文件：${detail}`,
    absent: '没有',

    mendTitle: (where) => `让 ${where} 与工作目录一致`,
    syncNow: (files) => `立即同步：复制 ${files} 个文件`,
    rebuild: (where) => `重新构建 ${where} 并重建容器`,
    goes: (file, container, target) => `${file} → ${container}:${target}`,
    staysExtra: (files) => `只在容器里的 ${files} 个文件会保留；重新构建会清除它们。`,
    lostOnRecreate: '如果不重新构建就重建容器，复制进去的内容会丢失。',
    rebuildDrops: '会用工作目录构建新镜像；只存在于旧容器里的内容会丢失。',
    nothingToMend: '没有已知的差异，请先比较。',
    sending: '正在复制…',
    sent: (files, container) => `已把 ${files} 个文件复制到 ${container}`,
    notSent: (container, detail) => `${container} 没有接收这些文件：${detail}`,

    noRules: (where) => `${where} 没有同步规则，无需比较。`,
    noRulesAtAll: '这个项目没有任何同步规则，无需比较。',
    noContainer: (service) => `${service} 还没有容器。`,
  },
);
