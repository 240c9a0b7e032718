import { buildContextWords } from '../../src/words/build-context.ts';
import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { built, type Condition, one, project, when } from '../parts/conditions.ts';
import { onlyService } from '../parts/target.ts';

/** The files say how it is built; labels of containers do not. */
const fromFiles: Condition = (situation, target) => {
  const service = onlyService(situation, target);
  if (service?.spec?.build) return { ok: true };
  return { ok: false, why: buildContextWords(situation.language).notBuilt(service?.name ?? '') };
};

export const context: Command = {
  id: 'context',
  group: 'inspect',
  title: { en: 'build context', 'zh-CN': '构建上下文' },
  about: {
    en: 'Shows how large the build context is, what is heaviest in it, what the ignore file leaves out, and what had better not be sent.',
    'zh-CN': '显示构建上下文的大小、其中最大的内容、被忽略文件排除的内容，以及最好不要发送的内容。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'context',
  changes: false,
  needs: [],
  available: when(project, one, built, fromFiles),
  begin: (situation, target) => does({ kind: 'context', service: onlyService(situation, target)?.name ?? '' }),
};
