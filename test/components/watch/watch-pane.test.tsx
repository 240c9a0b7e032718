import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { describe, expect, test } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { type WatchPaneProps, watchPane } from '../../../components/watch/pane.ts';
import { WatchPane } from '../../../components/watch/watch-pane.tsx';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, type Moment } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const base: WatchPaneProps = {
  world: exampleWorld('watching'),
  language: 'en',
  service: 'backend',
  columns: 57,
  rows: 15,
  focused: false,
};

/** The places that the layout gives it on 160×48, 120×40 and 80×24. */
const PLACES = [
  [57, 15],
  [46, 12],
  [80, 13],
] as const;

const SUBJECTS: readonly (readonly [Moment, string | null])[] = [
  ['empty', null],
  ['files-only', 'backend'],
  ['healthy', 'backend'],
  ['healthy', 'worker'],
  ['watching', 'backend'],
  ['watching', null],
];

describe('golden frames', () => {
  for (const [moment, service] of SUBJECTS) {
    for (const [columns, rows] of PLACES) {
      for (const language of LANGUAGES) {
        test(`${service} ${moment} ${columns}×${rows} ${language}`, () => {
          const frame = paneLines(
            watchPane({ ...base, world: exampleWorld(moment), service, columns, rows, language }),
          );
          expect(frame.map(width)).toEqual(Array(rows).fill(columns));
          expectGolden(`watch/${moment}-${service ?? 'project'}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }
});

test('Ink draws the same cells', () => {
  const { lastFrame, unmount } = render(<WatchPane {...base} />);
  expect(stripVTControlCharacters(lastFrame() ?? '')).toBe(
    stripVTControlCharacters(paneLines(watchPane(base)).join('\n')),
  );
  unmount();
});
