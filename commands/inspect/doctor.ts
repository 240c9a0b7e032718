import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { always } from '../parts/conditions.ts';

export const doctor: Command = {
  id: 'doctor',
  group: 'inspect',
  title: { en: 'doctor', 'zh-CN': '诊断' },
  about: {
    en: 'Says what is wrong, what shows it, and what can be done; a number does it, after saying what follows from it.',
    'zh-CN': '说明哪里出了问题、依据是什么、可以怎么处理；按数字键执行，执行前会先说明后果。',
  },
  keys: ['D'],
  scope: 'project',
  danger: 'none',
  topic: 'verify',
  changes: false,
  needs: [],
  available: always,
  begin: () => does({ kind: 'doctor' }),
};
