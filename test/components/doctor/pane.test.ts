import { describe, expect, it } from 'vitest';
import { type DoctorListState, findingKey, pressDoctorList } from '../../../components/doctor/list.ts';
import { doctorPane, doctorReach } from '../../../components/doctor/pane.ts';
import { withFindings } from '../../../components/doctor/with-findings.ts';
import { paneLines } from '../../../components/frame/pane.tsx';
import type { Finding } from '../../../src/doctor/finding.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { findings, refused } from '../../doctor/example-findings.ts';
import { expectGolden } from '../golden.ts';

const SIZES = [
  { columns: 160, rows: 48 },
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
] as const;
const start: DoctorListState = { chosen: null, top: 0 };
const props = (found: readonly Finding[], state = start, size: (typeof SIZES)[number] = SIZES[0]) =>
  ({ findings: found, state, size, language: 'en', directory: '/home/ann/ai-pic' }) as const;

describe('the doctor', () => {
  it.each(SIZES.flatMap((size) => LANGUAGES.map((language) => ({ ...size, language }))))(
    'at $columns×$rows in $language',
    ({ language, ...size }) => {
      const lines = [findings, []].flatMap((found) =>
        paneLines(doctorPane({ ...props(found, start, size), language })),
      );
      expect(new Set(lines.map(width))).toEqual(new Set([Math.min(120, size.columns - 4)]));
      expectGolden(`doctor/pane-${size.columns}x${size.rows}-${language}`, lines);
    },
  );

  it('never fills the terminal, and shows the rest of a long finding by scrolling', () => {
    const evidence = Array.from({ length: 12 }, (_, n) => ({ source: `log ${n}`, text: `line ${n}` }));
    const long = props([{ ...refused, evidence }], start, SIZES[2]);
    expect(paneLines(doctorPane(long)).length).toBeLessThanOrEqual(SIZES[2].rows - 4);
    const { reach } = doctorReach(long);
    expect(reach).toBeGreaterThan(0);
    const last = paneLines(doctorPane({ ...long, state: { chosen: null, top: reach } })).join('\n');
    expect(last).toContain('start it again');
  });

  it('takes nothing of the terminal’s controls from a title', () => {
    expect(paneLines(doctorPane(props(findings))).join('')).not.toContain('\u001b[2J');
  });
});

describe('keys in the doctor', () => {
  const press = (key: string, state = start, found: readonly Finding[] = findings) =>
    pressDoctorList(state, found, key, { reach: 5, page: 3 });

  it('choose a finding, which stays chosen when others come before it', () => {
    const moved = press('down');
    expect(moved).toEqual({ kind: 'stay', state: { chosen: findings[1] && findingKey(findings[1]), top: 0 } });
    const state = moved.kind === 'stay' ? moved.state : start;
    expect(press('enter', state, [...findings].reverse())).toEqual({ kind: 'stay', state });
    expect(press('up', state)).toEqual({ kind: 'stay', state: { chosen: findingKey(refused), top: 0 } });
  });

  it('take a way out by its number, the first by Enter, and nothing by a number that is none', () => {
    expect(press('2')).toEqual({ kind: 'fix', finding: refused, fix: refused.fixes[1] });
    expect(press('enter')).toEqual({ kind: 'fix', finding: refused, fix: refused.fixes[0] });
    expect(press('7')).toEqual({ kind: 'stay', state: start });
  });

  it('lead to the topic, look again, scroll within the details, and close', () => {
    expect(press('x')).toEqual({ kind: 'topic', finding: refused });
    expect(press('r')).toEqual({ kind: 'again' });
    expect(press('pagedown')).toEqual({ kind: 'stay', state: { chosen: null, top: 3 } });
    expect(press('pagedown', { chosen: null, top: 4 })).toEqual({ kind: 'stay', state: { chosen: null, top: 5 } });
    expect(press('esc')).toEqual({ kind: 'closed' });
    expect(press('down', start, [])).toEqual({ kind: 'stay', state: start });
  });
});

describe('a story with findings', () => {
  const story = { title: 'prestart failed', tone: 'bad', paragraphs: ['It ended with 1.'], advice: [] } as const;

  it('says the worst first, in full, with who suffers and the ways out', () => {
    const told = withFindings(story, findings, 'en');
    expect(told.title).toBe(refused.title);
    expect(told.paragraphs[0]).toBe(refused.why);
    expect(told.paragraphs.join('\n')).toContain('.env:4 │ POSTGRES_SERVER=host.docker.internal');
    expect(told.paragraphs.join('\n')).toContain('backend, worker');
    expect(told.paragraphs.at(-1)).toBe('It ended with 1.');
    expect(told.advice.map(({ command }) => command)).toContain('docker compose up -d prestart');
    expect(told.advice[0]?.key).toBe('D');
  });

  it('is told as it is where nothing is wrong, with what is worth knowing after it', () => {
    expect(withFindings(story, [], 'en')).toBe(story);
    expect(withFindings(story, findings.slice(2), 'en')).toMatchObject({
      title: story.title,
      paragraphs: ['It ended with 1.', '12 GB can be reclaimed'],
    });
  });
});
