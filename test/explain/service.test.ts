import { describe, expect, it } from 'vitest';
import { commandForKey } from '../../commands/index.ts';
import { noEvidence } from '../../src/explain/evidence.ts';
import { explainProject } from '../../src/explain/project.ts';
import { explainService } from '../../src/explain/service.ts';
import { selectServices } from '../../src/model/services.ts';
import { LANGUAGES } from '../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, type Moment, NOW } from '../example-world.ts';

const nothingLogged = noEvidence;

function told(moment: Moment, service: string, lastError: string | null = null) {
  const { title, tone, paragraphs } = explainService(
    exampleWorld(moment),
    service,
    { ...noEvidence, lastError },
    'en',
    NOW,
  );
  return { title, tone, text: paragraphs.join('\n') };
}

describe('explainService', () => {
  it('says what a waiting service waits for', () => {
    const { tone, text } = told('prestart-waiting', 'backend');
    expect(tone).toBe('busy');
    expect(text).toContain('prestart has to end with 0');
  });

  it('says that a one-shot that is done opened the gate for others', () => {
    const { tone, text } = told('healthy', 'prestart');
    expect(tone).toBe('good');
    expect(text).toMatch(/did its work in .* and ended with 0/);
    expect(text).toContain('That opened the gate for backend, worker.');
  });

  it('says why a one-shot failed, who suffers, and what its log said last', () => {
    const { tone, text } = told('prestart-failed', 'prestart', 'connection refused');
    expect(tone).toBe('bad');
    expect(text).toContain('The last error in its log: connection refused');
    expect(text).toContain('backend, worker cannot start before that is mended.');
  });

  it("passes the engine's own words on", () => {
    const world = exampleWorld('port-taken');
    const broken = selectServices(world).find(({ containers }) => containers.some(({ error }) => error !== ''));
    expect(broken).toBeDefined();
    const { paragraphs } = explainService(world, broken?.name ?? '', nothingLogged, 'en', NOW);
    expect(paragraphs).toContain(broken?.containers.find(({ error }) => error !== '')?.error);
  });

  it('does not say that a failing probe restarts anything', () => {
    expect(told('unhealthy', 'backend').text).toContain('A failing probe restarts nothing by itself');
  });

  it('claims no trouble of a healthy service whatever its log said', () => {
    expect(told('healthy', 'backend', 'connection refused').text).not.toContain('refused');
  });
});

describe('every explanation', () => {
  const all = LANGUAGES.flatMap((language) =>
    MOMENTS.flatMap((moment) => {
      const world = exampleWorld(moment);
      const services = selectServices(world).map(({ name }) =>
        explainService(world, name, nothingLogged, language, NOW),
      );
      return [explainProject(world, noEvidence, language, NOW), ...services].map((explanation) => ({
        language,
        moment,
        explanation,
      }));
    }),
  );

  it('has a title and at least one sentence', () => {
    for (const { explanation } of all) {
      expect(explanation.title).not.toBe('');
      expect(explanation.paragraphs.length).toBeGreaterThan(0);
      expect(explanation.paragraphs.join()).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('advises only keys that commands declare', () => {
    for (const { explanation, moment } of all) {
      for (const { key } of explanation.advice)
        if (key !== null) expect(commandForKey(key), `${key} in ${moment}`).toBeDefined();
    }
  });

  it('is in Chinese where Chinese is asked for', () => {
    for (const { explanation, language } of all) {
      expect(/[\u4e00-\u9fff]/.test(explanation.paragraphs.join())).toBe(language === 'zh-CN');
    }
  });
});
