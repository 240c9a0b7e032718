import type { HintPane } from '../../commands/hints.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { legendWords } from '../../src/words/legend.ts';
import { logsWords } from '../../src/words/logs.ts';
import { servicesWords } from '../../src/words/services.ts';
import { style } from '../frame/style.ts';
import { phaseMark } from '../services/phase-mark.ts';
import { SIGNS } from '../watch/files.ts';

type Words = ReturnType<typeof legendWords>;

/** A sign as it is drawn, and what it means. */
type Meaning = readonly [sign: string, meaning: string];

/** What the pane shows and what each sign in it means, in lines of at most `columns` cells. */
export function legendLines(pane: HintPane, columns: number, language: Language): readonly string[] {
  const words = legendWords(language);
  const meanings = meaningsOf(pane, words, language);
  const wide = Math.max(...meanings.map(([sign]) => width(sign)));
  return [
    ` ${style.title(words.here(words[pane]))}`,
    ...wrap(words[`${pane}About`], Math.max(10, columns - 4)).map((line) => `   ${line}`),
    ...meanings.flatMap(([sign, meaning]) => {
      const lines = wrap(meaning, Math.max(10, columns - wide - 6));
      return lines.map(
        (line, at) => `   ${at === 0 ? sign + ' '.repeat(wide - width(sign)) : ' '.repeat(wide)}  ${style.dim(line)}`,
      );
    }),
    '',
    ` ${style.title(words.keys)}`,
  ];
}

function meaningsOf(pane: HintPane, words: Words, language: Language): readonly Meaning[] {
  switch (pane) {
    case 'services':
      return services(words, servicesWords(language));
    case 'health':
      return [
        ['▂▃█', words.probes],
        [style.good('✔'), words.open],
        [style.warn('◌'), words.shut],
        [style.bad('✖'), words.never],
        [style.dim('│'), words.output],
      ];
    case 'watch':
      return [
        [signOf('saved'), words.fileWaiting],
        [signOf('noticed'), words.noticed],
        [signOf('sent'), words.sent],
        [signOf('verified'), words.verified],
        [signOf('ignored'), words.ignored],
        [signOf('failed'), words.lost],
        [style.warn('≠'), words.differs],
      ];
    case 'logs':
      return [
        [logsWords(language).follow, words.follow],
        [style.bad('✖'), words.error],
        [style.warn('▲'), words.warning],
        [style.strong('▸'), words.cursor],
      ];
    case 'explain':
      return [
        [style.good('✔'), words.good],
        [style.busy('◐'), words.busy],
        [style.warn('▲'), words.attention],
        [style.bad('✖'), words.bad],
      ];
    case 'activity':
      return [
        ['◌', words.stepWaiting],
        [style.busy('◐'), words.stepWorking],
        [style.good('≡'), words.cached],
        [style.good('✔'), words.stepDone],
        [style.bad('✖'), words.stepFailed],
        [style.dim('–'), words.cancelled],
        ['↻', words.anew],
      ];
  }
}

const PHASES = [
  'healthy',
  'running',
  'starting',
  'waiting',
  'done',
  'unhealthy',
  'failed',
  'restarting',
  'paused',
  'created',
  'stopped',
  'off',
] as const;

function services(words: Words, { errors }: ReturnType<typeof servicesWords>): readonly Meaning[] {
  return [
    ['▸', words.selected],
    ['*', words.marked],
    [style.strong('◆'), words.project],
    ...PHASES.map((phase): Meaning => {
      const { symbol, tone } = phaseMark(phase);
      return [tone(symbol), words[phase]];
    }),
    [style.link(':8000'), words.ports],
    [style.warn('≠'), words.stale],
    [style.bad(errors('3')), words.errors],
  ];
}

function signOf(state: keyof typeof SIGNS): string {
  const { sign, tone } = SIGNS[state];
  return tone(sign);
}
