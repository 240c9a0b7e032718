import { SCENARIOS, type Scenario } from '../../src/model/scenario.ts';
import { isSimulated } from '../../src/model/simulated.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import { lessonTexts } from '../../src/words/lessons.ts';
import type { Choice, Command } from '../command.ts';
import { does } from '../parts/argv.ts';

/** The task of a lesson, with hints on request. */
export const lesson: Command = {
  id: 'lesson',
  group: 'screen',
  title: { en: 'task and hints', 'zh-CN': '任务和提示' },
  about: {
    en: 'In a lesson: shows the task and how far it is; again for a hint, each one more exact than the last.',
    'zh-CN': '练习中：显示任务和进度；再按一次看提示，一条比一条具体。',
  },
  keys: ['h'],
  scope: 'app',
  danger: 'none',
  topic: 'commands',
  changes: false,
  needs: [],
  available: ({ lesson: played, language }) =>
    !played ? { ok: false, why: lessonWords(language).noLesson } : { ok: true },
  begin: () => does({ kind: 'lesson' }),
};

/** Another scenario: the simulation starts anew. */
export const scenario: Command = {
  id: 'scenario',
  group: 'screen',
  title: { en: 'scenario', 'zh-CN': '场景' },
  about: {
    en: 'Starts the simulation anew in a scenario of your choice: a smooth start, or a trouble to solve.',
    'zh-CN': '重新开始模拟，并选择一个场景：顺利启动，或一个要解决的问题。',
  },
  keys: [],
  scope: 'app',
  danger: 'none',
  topic: 'commands',
  changes: false,
  needs: [],
  available: (situation) =>
    isSimulated(situation.world) ? { ok: true } : { ok: false, why: lessonWords(situation.language).notSimulated },
  begin: ({ language }) => ({
    kind: 'choose',
    title: lessonWords(language).chooseTitle,
    intro: [lessonWords(language).chooseIntro],
    choices: choicesIn(language),
  }),
};

function choicesIn(language: Language): readonly Choice[] {
  const words = lessonWords(language);
  const named = SCENARIOS.map((name, at) => {
    const { title, task } = lessonTexts[name][language];
    return choice(String(at + 1), title, task, name);
  });
  return [...named, choice('0', words.lookAround, words.lookAroundAbout, null)];
}

function choice(key: string, label: string, about: string, name: Scenario | null): Choice {
  const next = does({ kind: 'scenario', name });
  return { key, label, danger: 'none', command: null, details: [about], typed: null, next };
}
