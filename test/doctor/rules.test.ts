import { describe, expect, it } from 'vitest';
import { diagnose, openQuestions } from '../../src/doctor/diagnose.ts';
import { FINDING_CODES } from '../../src/doctor/finding.ts';
import type { Known } from '../../src/doctor/known.ts';
import { noAnswers } from '../../src/doctor/question.ts';
import { rules } from '../../src/doctor/rules.ts';
import { emptyWorld, type World } from '../../src/model/world.ts';
import { LANGUAGES } from '../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, NOW } from '../example-world.ts';

const knowing = (world: World): Known => ({
  world,
  now: NOW,
  log: () => [],
  outputs: [],
  isPasted: false,
  answers: noAnswers,
});

describe('all rules', () => {
  it('cover every code of the contract, one a code', () => {
    expect(rules.map(({ code }) => code).sort()).toEqual([...FINDING_CODES].sort());
  });

  it('do not supersede one another in a circle, nor themselves', () => {
    const byCode = new Map(rules.map((rule) => [rule.code, rule.supersedes]));
    const reach = (code: (typeof FINDING_CODES)[number], seen: ReadonlySet<string> = new Set()): boolean =>
      (byCode.get(code) ?? []).some((next) => seen.has(next) || reach(next, new Set([...seen, code])));
    expect(FINDING_CODES.filter((code) => reach(code, new Set([code])))).toEqual([]);
  });

  it('find nothing wrong with a healthy project, and ask nothing that costs', () => {
    const known = knowing(exampleWorld('healthy'));
    expect(diagnose(known, 'en').filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(openQuestions(known)).toEqual([]);
  });

  it('find nothing where nothing is known', () => {
    expect(diagnose(knowing(emptyWorld), 'en')).toEqual([]);
  });

  it.each(MOMENTS)(
    'at the moment "%s" say the same in both languages, each thing once and in whole texts',
    (moment) => {
      const known = knowing(exampleWorld(moment));
      const [en = [], zh = []] = LANGUAGES.map((language) => diagnose(known, language));
      expect(zh.map(({ code, service }) => [code, service])).toEqual(en.map(({ code, service }) => [code, service]));
      expect(new Set(en.map(({ code, service, title }) => `${code} ${service} ${title}`)).size).toBe(en.length);
      for (const { title, why, fixes } of [...en, ...zh]) {
        for (const text of [title, why, ...fixes.flatMap((fix) => [fix.title, fix.explain])]) {
          expect(text).not.toMatch(/undefined|NaN|\[object|\$\{/);
          expect(text.trim()).not.toBe('');
        }
      }
      for (const { title, why } of zh) expect(title + why).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  it('say one thing where one service is to blame for several', () => {
    const found = diagnose(knowing(exampleWorld('prestart-failed')), 'en').filter(
      ({ severity }) => severity === 'error',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: 'dependency.one-shot-failed', service: 'prestart' });
    expect(found[0]?.suffers).toEqual(['backend', 'worker']);
  });
});
