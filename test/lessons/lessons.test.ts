import { describe, expect, it } from 'vitest';
import { lessons } from '../../src/lessons/index.ts';
import { beginLesson, lookAt, withHint, withOpened } from '../../src/lessons/progress.ts';
import { fold } from '../../src/model/fold.ts';
import { SCENARIOS } from '../../src/model/scenario.ts';
import { TOPICS } from '../../src/model/topic.ts';
import { emptyWorld } from '../../src/model/world.ts';
import { exampleWorld } from '../example-world.ts';

describe.each(SCENARIOS)('the lesson %s', (name) => {
  const lesson = lessons[name];

  it('is told alike in both languages, with several hints, and leads to topics that there are', () => {
    expect(lesson.scenario).toBe(name);
    const { en, 'zh-CN': zh } = lesson.text;
    expect([zh.goals.length, zh.hints.length]).toEqual([en.goals.length, en.hints.length]);
    expect(en.goals).toHaveLength(lesson.goals.length);
    expect(en.hints.length).toBeGreaterThan(2);
    expect(zh.task).toMatch(/[\u4e00-\u9fff]/);
    for (const topic of lesson.topics) expect(TOPICS).toContain(topic);
  });

  it('is not solved before anything is known', () => {
    const progress = beginLesson(lesson);
    expect(lookAt(progress, emptyWorld)).toBe(progress);
  });
});

describe('the progress of a lesson', () => {
  it('keeps what was met once, and is the same object while nothing gets better', () => {
    const failing = exampleWorld('prestart-failed');
    const begun = lookAt(beginLesson(lessons['database-refused']), failing);
    expect(begun).toMatchObject({ met: [true, false, false], isSolved: false });
    expect(lookAt(begun, failing)).toBe(begun);
    const nothing = fold(failing, { at: 1, type: 'containers.listed', containers: [] });
    expect(lookAt(begun, nothing)).toBe(begun);
    const solved = lookAt(begun, exampleWorld('healthy'));
    expect(solved).toMatchObject({ met: [true, true, true], isSolved: true });
    expect(lookAt(solved, failing)).toBe(solved);
  });

  it('counts every goal as met by whoever solves it without having seen the failure', () => {
    const solved = lookAt(beginLesson(lessons['database-refused']), exampleWorld('healthy'));
    expect(solved.met).toEqual([true, true, true]);
  });

  it('gives one hint after the other, and no more than there are', () => {
    let progress = beginLesson(lessons.smooth);
    for (const hints of [1, 2, 3, 4, 4]) {
      progress = withHint(progress);
      expect(progress.hints).toBe(hints);
    }
  });

  it('of the smooth start ends when the API is opened, not another address', () => {
    const world = exampleWorld('healthy');
    const running = lookAt(beginLesson(lessons.smooth), world);
    expect(running).toMatchObject({ met: [true, true, expect.any(Boolean), false], isSolved: false });
    expect(lookAt(withOpened(running, 'http://localhost:8080'), world).met[3]).toBe(false);
    expect(lookAt(withOpened(running, 'http://localhost:8000'), world).met[3]).toBe(true);
    expect(lookAt(withOpened(running, 'no address'), world).met[3]).toBe(false);
  });
});
