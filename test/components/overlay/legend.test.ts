import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PANES } from '../../../components/app/layout.ts';
import { legendLines } from '../../../components/overlay/legend.ts';
import { phaseMark } from '../../../components/services/phase-mark.ts';
import { SIGNS } from '../../../components/watch/files.ts';
import type { Phase } from '../../../src/model/services.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { expectGolden } from '../golden.ts';

const text = (pane: (typeof PANES)[number]) => legendLines(pane, 78, 'en').map(stripVTControlCharacters);

describe('the legend of a pane', () => {
  it.each(LANGUAGES)('explains every pane in %s within the width', (language) => {
    const lines = PANES.flatMap((pane) => legendLines(pane, 78, language));
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(78);
    expectGolden(`overlay/legend-78-${language}`, lines);
  });

  it('has every sign that a service can have', () => {
    const signs = new Set(text('services').map((line) => line.trim().split(' ')[0]));
    const phases: readonly Phase[] = ['done', 'healthy', 'running', 'starting', 'created', 'restarting', 'waiting'];
    const others: readonly Phase[] = ['paused', 'unhealthy', 'failed', 'stopped', 'absent', 'off'];
    for (const phase of [...phases, ...others]) expect(signs).toContain(phaseMark(phase).symbol);
  });

  it('has every sign that a saved file can have', () => {
    const signs = new Set(text('watch').map((line) => line.trim().split(' ')[0]));
    for (const { sign } of Object.values(SIGNS)) expect(signs).toContain(sign);
  });
});
