import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { lessonPane, lessonReach } from '../../../components/lesson/pane.ts';
import { pressLesson } from '../../../components/lesson/press.ts';
import { lessons } from '../../../src/lessons/index.ts';
import { beginLesson, lookAt, type Progress, withHint } from '../../../src/lessons/progress.ts';
import { SCENARIOS } from '../../../src/model/scenario.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 160, rows: 48 },
] as const;

const place = { directory: '/tmp/dogwatch-Ab12Cd/ai-pic', scratch: true };
const begun = beginLesson(lessons['database-refused']);
const failing = withHint(withHint(lookAt(begun, exampleWorld('prestart-failed'))));
const solved = lookAt(failing, exampleWorld('healthy'));

describe('the dialog of a lesson', () => {
  for (const language of LANGUAGES) {
    for (const size of SIZES) {
      it(`shows the task, what is met and the hints, ${size.columns}×${size.rows} ${language}`, () => {
        const frames = [begun, failing, solved].flatMap((progress) =>
          paneLines(lessonPane({ progress, place, top: 0, size, language })),
        );
        expectGolden(`lesson/moments-${size.columns}-${language}`, frames);
      });
    }
  }

  it('has rows of one width for every lesson, with all of its hints, from the top to the end', () => {
    for (const name of SCENARIOS) {
      for (const language of LANGUAGES) {
        let progress: Progress = beginLesson(lessons[name]);
        for (let hints = 0; hints < 5; hints++) progress = withHint(progress);
        const props = { progress, place, size: SIZES[0], language };
        for (const top of [0, lessonReach({ ...props, top: 0 }).reach, 99]) {
          const rows = paneLines(lessonPane({ ...props, top }));
          expect(new Set(rows.map(width)), `${name} ${language}`).toEqual(new Set([76]));
          expect(rows.length).toBeLessThanOrEqual(20);
        }
      }
    }
  });

  it('says where there is none', () => {
    const [, ...rows] = paneLines(lessonPane({ progress: null, place, top: 0, size: SIZES[0], language: 'en' }));
    expect(stripVTControlCharacters(rows.join('\n'))).toContain('There is no task here');
  });
});

describe('a key in the dialog of a lesson', () => {
  const press = (key: string, top = 3) => pressLesson(top, key, { reach: 10, page: 4 });

  it('asks for a hint, the topic or another scenario, closes it, or scrolls within what there is', () => {
    expect(press('h')).toEqual({ kind: 'hint' });
    expect(press('t')).toEqual({ kind: 'topic' });
    expect(press('s')).toEqual({ kind: 'scenario' });
    for (const key of ['esc', 'q', 'enter']) expect(press(key)).toEqual({ kind: 'closed' });
    const tops = ['up', 'down', 'pageup', 'pagedown', 'home', 'end', 'y'].map((key) => press(key));
    expect(tops).toEqual([2, 4, 0, 7, 0, 10, 3].map((top) => ({ kind: 'stay', top })));
  });
});
