import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { describe, expect, test } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { type ServicesPaneProps, servicesPane } from '../../../components/services/pane.ts';
import { ServicesPane } from '../../../components/services/services-pane.tsx';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const base: ServicesPaneProps = {
  world: exampleWorld('healthy'),
  language: 'en',
  columns: 57,
  rows: 11,
  focused: true,
  selected: 'backend',
  marked: new Set(['worker']),
  filter: '',
  filtering: false,
};

/** The places that the layout gives it on 160×48, 120×40 and 80×24. */
const PLACES = [
  [57, 11],
  [46, 11],
  [80, 9],
] as const;

describe('golden frames', () => {
  for (const moment of MOMENTS) {
    for (const [columns, rows] of PLACES) {
      for (const language of LANGUAGES) {
        test(`${moment} ${columns}×${rows} ${language}`, () => {
          const frame = paneLines(servicesPane({ ...base, world: exampleWorld(moment), columns, rows, language }));
          expect(frame.map(width)).toEqual(Array(rows).fill(columns));
          expectGolden(`services/${moment}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }

  test('a filter that is being typed', () => {
    expectGolden(
      'services/filtering-46x11-en',
      paneLines(servicesPane({ ...base, columns: 46, filter: 'er', filtering: true })),
    );
  });
});

test('Ink draws the same cells', () => {
  const { lastFrame, unmount } = render(<ServicesPane {...base} />);
  expect(stripVTControlCharacters(lastFrame() ?? '')).toBe(
    stripVTControlCharacters(paneLines(servicesPane(base)).join('\n')),
  );
  unmount();
});
