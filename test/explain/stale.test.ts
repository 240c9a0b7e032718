import { describe, expect, it } from 'vitest';
import { commandForKey } from '../../commands/index.ts';
import { noEvidence } from '../../src/explain/evidence.ts';
import { explainProject } from '../../src/explain/project.ts';
import { explainService } from '../../src/explain/service.ts';
import { fold } from '../../src/model/fold.ts';
import type { ServiceStaleness } from '../../src/model/staleness.ts';
import { LANGUAGES, type Language } from '../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../example-world.ts';

function worldWith(services: Readonly<Record<string, ServiceStaleness>>) {
  return fold(exampleWorld('healthy'), { at: NOW, type: 'staleness.known', services });
}

function told(service: string, stale: ServiceStaleness, language: Language = 'en') {
  return explainService(worldWith({ [service]: stale }), service, noEvidence, language, NOW);
}

const config = (...keys: readonly string[]): ServiceStaleness => ({ image: false, config: { stale: true, keys } });
const image: ServiceStaleness = { image: true, config: { stale: false, keys: [] } };

describe('a service that is not as its files are now', () => {
  it('is told with the keys that differ, and that a restart does not pick them up', () => {
    const { tone, paragraphs, advice } = told('adminer', config('command', 'environment.LEVEL'));
    const text = paragraphs.join('\n');
    expect(tone).toBe('warn');
    expect(text).toContain('What differs: command, environment.LEVEL.');
    expect(text).toContain('A restart starts the same container again, with the old configuration');
    expect(advice[0]).toMatchObject({ key: 'u', command: 'docker compose up -d adminer' });
    expect(advice.map(({ key }) => key)).not.toContain('U');
  });

  it('names no key where none is known, and not more than anybody reads', () => {
    expect(told('adminer', config()).paragraphs.join('\n')).toContain('In which keys cannot be told any more.');
    const many = config(...Array.from({ length: 9 }, (_, index) => `environment.V${index}`));
    expect(told('adminer', many).paragraphs.join('\n')).toContain('environment.V5 and 3 more.');
  });

  it('is built first where its image is built', () => {
    const { paragraphs, advice } = told('backend', image);
    expect(paragraphs.join('\n')).toContain('belongs to a newer image now');
    expect(advice.slice(0, 2).map(({ key }) => key)).toEqual(['u', 'U']);
  });

  it('is as healthy as before where all is as it was, or where nothing is known', () => {
    for (const stale of [false, null]) {
      const { tone, paragraphs } = told('backend', { image: stale, config: { stale, keys: [] } });
      expect(tone).toBe('good');
      expect(paragraphs).toEqual(explainService(exampleWorld('healthy'), 'backend', noEvidence, 'en', NOW).paragraphs);
    }
  });

  it('is named by the project', () => {
    const { paragraphs } = explainProject(worldWith({ proxy: config('ports'), adminer: image }), noEvidence, 'en', NOW);
    expect(paragraphs.join('\n')).toMatch(/Not as the files and images are now: .*adminer.*proxy/);
  });

  it.for(LANGUAGES)('has keys that commands have, each once (%s)', (language) => {
    const { advice, paragraphs } = told('backend', { ...config('command'), image: true }, language);
    const keys = advice.flatMap(({ key }) => (key === null ? [] : [key]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys.filter((one) => /^[a-zA-Z]$/.test(one))) expect(commandForKey(key)).toBeDefined();
    expect(paragraphs.join('\n')).toContain('command');
  });
});
