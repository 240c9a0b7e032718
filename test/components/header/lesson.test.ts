import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { lessonLine } from '../../../components/header/lesson.ts';
import { lessons } from '../../../src/lessons/index.ts';
import { beginLesson, lookAt } from '../../../src/lessons/progress.ts';
import { SCENARIOS } from '../../../src/model/scenario.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld } from '../../example-world.ts';

const begun = beginLesson(lessons['database-refused']);
const failing = lookAt(begun, exampleWorld('prestart-failed'));
const solved = lookAt(begun, exampleWorld('healthy'));
const shown = (...args: Parameters<typeof lessonLine>) => stripVTControlCharacters(lessonLine(...args));

it('says which lesson, how far it is, and the key for more', () => {
  expect(shown(begun, 80, 'en')).toBe(' ◆ Lesson  The database refuses  0 of 3   h task and hints');
  expect(shown(failing, 80, 'zh-CN')).toBe(' ◆ 练习  数据库连接被拒绝  1/3   h 任务和提示');
  expect(shown(solved, 80, 'en')).toBe(' ✔ Solved  The database refuses   h what you have learnt');
  expect(shown(solved, 80, 'zh-CN')).toBe(' ✔ 已解决  数据库连接被拒绝   h 学到了什么');
});

it('gives way with its title, and never with the key', () => {
  for (const name of SCENARIOS) {
    for (const language of LANGUAGES) {
      const line = lessonLine(beginLesson(lessons[name]), 60, language);
      expect(width(line), name).toBeLessThanOrEqual(60);
      expect(stripVTControlCharacters(line)).toMatch(/ h (?:task and hints|任务和提示)$/);
    }
  }
});
