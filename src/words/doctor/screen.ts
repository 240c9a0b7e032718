import { catalogue } from '../catalogue.ts';

/** The doctor on the screen and on the command line, around the findings themselves. */
export const doctorWords = catalogue(
  {
    title: 'Doctor',
    standardInput: 'standard input',
    well: 'Nothing is wrong, as far as can be seen.',
    wellText: 'Nothing in this text is known to be a fault.',
    examining: 'examining …',
    counts: (errors: number, warnings: number, infos: number) =>
      [
        errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
        warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
        infos > 0 ? `${infos} to know` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    error: 'error',
    warning: 'warning',
    info: 'note',
    suffers: (names: string) => `Because of it these do not work either: ${names}.`,
    project: 'project',
    restarts: 'interrupts what runs',
    deletes: 'deletes',
    edit: (file: string, line: number) => `opens ${file} at line ${line}`,
    hint: '↑↓ choose · 1–9 do · x read about it · r look again · Esc close',
    shortHint: '↑↓ · 1–9 do · r again · Esc',
    readHint: 'r look again · Esc close',
    doOpen: 'all findings with what can be done',
    runIt: 'do it',
    nothingRuns: 'Nothing can be run for this: it is done outside.',
    headerErrors: (count: number) => `${count} wrong`,
    headerWarnings: (count: number) => `${count} to mend`,
    edited: 'What was changed',
    notEdited: 'Nothing was changed.',
    cannotRead: (file: string, detail: string) =>
      `${file} cannot be read: ${detail}. Name the file that holds what the command printed, or "-" for standard input.`,
    readOnly: 'Read only: nothing is run or edited here.',
  },
  {
    title: '诊断',
    standardInput: '标准输入',
    well: '没有发现问题。',
    wellText: '这段输出里没有发现已知的问题。',
    examining: '正在检查……',
    counts: (errors, warnings, infos) =>
      [
        errors > 0 ? `${errors} 个错误` : '',
        warnings > 0 ? `${warnings} 个警告` : '',
        infos > 0 ? `${infos} 条提示` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    error: '错误',
    warning: '警告',
    info: '提示',
    suffers: (names) => `受它影响而无法工作：${names}。`,
    project: '项目',
    restarts: '会中断正在运行的服务',
    deletes: '会删除数据',
    edit: (file, line) => `在编辑器中打开 ${file} 第 ${line} 行`,
    hint: '↑↓ 选择 · 1–9 执行 · x 了解更多 · r 重新检查 · Esc 关闭',
    shortHint: '↑↓ · 1–9 执行 · r 重查 · Esc',
    readHint: 'r 重新检查 · Esc 关闭',
    doOpen: '查看全部诊断和处理办法',
    runIt: '执行',
    nothingRuns: '这一项没有可以代为执行的命令，需要自己动手处理。',
    headerErrors: (count) => `${count} 处故障`,
    headerWarnings: (count) => `${count} 处待处理`,
    edited: '改动内容',
    notEdited: '没有任何改动。',
    cannotRead: (file, detail) => `无法读取 ${file}：${detail}。请指定保存命令输出的文件，或用 “-” 表示标准输入。`,
    readOnly: '只读模式：这里不会执行命令，也不会修改文件。',
  },
);
