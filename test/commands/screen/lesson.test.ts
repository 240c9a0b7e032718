import { expect, it } from 'vitest';
import { SCENARIOS } from '../../../src/model/scenario.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { lessonTexts } from '../../../src/words/lessons.ts';
import { at, begin, choicesOf, planOf, project, why, withWorld } from '../situation.ts';

const engine = {
  state: 'connected',
  since: 1,
  info: { version: '28.5.2', apiVersion: '1.51', platform: '', context: '', host: '', simulated: true },
} as const;

it('the task is shown where there is one', () => {
  expect(why('lesson', at('healthy'), project)).toMatch(/There is no task/);
  expect(why('lesson', at('healthy', { lesson: 'smooth' }), project)).toBeNull();
  expect(planOf(begin('lesson', at('healthy', { lesson: 'smooth' }), project))).toEqual({ kind: 'lesson' });
});

it('scenarios are for a simulation, each with its task, and one without any', () => {
  expect(why('scenario', at('healthy'), project)).toMatch(/dogwatch --simulate/);
  for (const language of LANGUAGES) {
    const simulated = withWorld(at('healthy', { language }), { engine });
    expect(why('scenario', simulated, project)).toBeNull();
    const choices = choicesOf(begin('scenario', simulated, project));
    expect(choices.map(({ next }) => planOf(next))).toEqual(
      [...SCENARIOS, null].map((name) => ({ kind: 'scenario', name })),
    );
    expect(choices[1]).toMatchObject({ key: '2', details: [lessonTexts['database-refused'][language].task] });
    expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
  }
});
