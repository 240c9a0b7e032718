import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { servicesPane } from '../../../components/services/pane.ts';
import { fold } from '../../../src/model/fold.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const world = fold(exampleWorld('unhealthy'), {
  at: NOW,
  type: 'staleness.known',
  services: {
    prestart: { image: true, config: { stale: false, keys: [] } },
    backend: { image: true, config: { stale: true, keys: ['command'] } },
    worker: { image: null, config: { stale: null, keys: [] } },
    adminer: { image: false, config: { stale: true, keys: ['environment.LEVEL'] } },
    proxy: { image: false, config: { stale: false, keys: [] } },
  },
});

const view = {
  world,
  focused: true,
  selected: 'backend',
  marked: new Set<string>(),
  filter: '',
  filtering: false,
} as const;

describe('services that are not as the files and images are now', () => {
  for (const language of LANGUAGES) {
    for (const [columns, rows] of [
      [46, 11],
      [57, 11],
      [80, 9],
      [118, 9],
    ] as const) {
      it(`are marked with a sign and the key, and with words where those fit: ${columns}x${rows} ${language}`, () => {
        const frame = paneLines(servicesPane({ ...view, columns, rows, language }));
        for (const row of frame) expect(width(row)).toBe(columns);
        expectGolden(`services/stale-${columns}x${rows}-${language}`, frame);
      });
    }
  }

  it('are marked with the key as it is bound', () => {
    const frame = paneLines(servicesPane({ ...view, columns: 80, rows: 9, language: 'en', upKey: 'F5' }));
    const adminer = frame.map((line) => stripVTControlCharacters(line)).find((line) => line.includes('adminer'));
    expect(adminer).toContain('≠ F5');
  });

  it('are the only ones that are marked', () => {
    const frame = paneLines(servicesPane({ ...view, columns: 118, rows: 9, language: 'en' }));
    const marked = frame.filter((line) => line.includes('≠')).map((line) => stripVTControlCharacters(line));
    expect(marked.map((line) => /prestart|backend|worker|adminer|proxy|mailcatcher/.exec(line)?.[0])).toEqual([
      'prestart',
      'backend',
      'adminer',
    ]);
  });
});
