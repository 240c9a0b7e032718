import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { describe, expect, test } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { HealthPane } from '../../../components/health/health-pane.tsx';
import { type HealthPaneProps, healthPane } from '../../../components/health/pane.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, type Moment } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const base: HealthPaneProps = {
  world: exampleWorld('unhealthy'),
  language: 'en',
  service: 'backend',
  columns: 57,
  rows: 18,
  focused: false,
};

/** The places that the layout gives it on 160×48, 120×40 and 80×24. */
const PLACES = [
  [57, 18],
  [46, 14],
  [80, 13],
] as const;

const SUBJECTS: readonly (readonly [Moment, string | null])[] = [
  ['files-only', 'backend'],
  ['prestart-waiting', 'backend'],
  ['healthy', 'backend'],
  ['healthy', 'prestart'],
  ['healthy', 'worker'],
  ['healthy', null],
  ['prestart-failed', 'worker'],
  ['unhealthy', 'backend'],
  ['port-taken', 'proxy'],
  ['stopped', 'backend'],
];

describe('golden frames', () => {
  for (const [moment, service] of SUBJECTS) {
    for (const [columns, rows] of PLACES) {
      for (const language of LANGUAGES) {
        test(`${service} ${moment} ${columns}×${rows} ${language}`, () => {
          const frame = paneLines(
            healthPane({ ...base, world: exampleWorld(moment), service, columns, rows, language }),
          );
          expect(frame.map(width)).toEqual(Array(rows).fill(columns));
          expectGolden(`health/${moment}-${service ?? 'project'}-${columns}x${rows}-${language}`, frame);
        });
      }
    }
  }
});

test('Ink draws the same cells', () => {
  const { lastFrame, unmount } = render(<HealthPane {...base} />);
  expect(stripVTControlCharacters(lastFrame() ?? '')).toBe(
    stripVTControlCharacters(paneLines(healthPane(base)).join('\n')),
  );
  unmount();
});
