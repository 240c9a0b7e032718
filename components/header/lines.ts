import { selectServices } from '../../src/model/services.ts';
import { isSimulated } from '../../src/model/simulated.ts';
import type { World } from '../../src/model/world.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';
import { headerWords } from '../../src/words/header.ts';
import { style } from '../frame/style.ts';
import { phaseCounts, phaseSigns } from '../services/phase-counts.ts';
import { headerNotice } from './notice.ts';
import { engineReason } from './problem.ts';
import { watchPart } from './watch-part.ts';

/** What the header shows; `columns` is the whole screen. */
export type HeaderView = {
  readonly world: World;
  readonly language: Language;
  readonly columns: number;
  readonly readOnly: boolean;
  /** Findings of the doctor that are errors, and warnings. */
  readonly wrong: { readonly errors: number; readonly warnings: number };
  /** Changes of files at or before this time have been seen; milliseconds since the epoch. */
  readonly seenAt: number;
};

/** The header, one line, and a second one when there is something to say; each of exactly `columns` cells. */
export function headerLines(view: HeaderView): readonly string[] {
  const notice = headerNotice(view.world, view.seenAt, view.language);
  const lines = notice === null ? [stateLine(view)] : [stateLine(view), ` ${notice}`];
  return lines.map((line) => pad(line, view.columns));
}

/** How much of each part is shown. */
type Form = {
  readonly brand: boolean;
  readonly counts: 'words' | 'signs';
  readonly watch: boolean;
  readonly engine: 'context' | 'version' | 'none';
};

/** From the fullest to the barest; the first that fits is taken. */
const FORMS: readonly Form[] = [
  { brand: true, counts: 'words', watch: true, engine: 'context' },
  { brand: true, counts: 'words', watch: true, engine: 'version' },
  { brand: true, counts: 'words', watch: true, engine: 'none' },
  { brand: false, counts: 'words', watch: true, engine: 'none' },
  { brand: false, counts: 'signs', watch: true, engine: 'none' },
  { brand: false, counts: 'signs', watch: false, engine: 'none' },
];

const GAP = 3;

function stateLine(view: HeaderView): string {
  const drawn = FORMS.map((form) => ({ left: leftPart(view, form), right: rightPart(view, form) }));
  const fitting = drawn.find(({ left, right }) => width(left) + GAP + width(right) < view.columns) ?? drawn.at(-1);
  const { left, right } = fitting ?? { left: '', right: '' };
  const name = clip(left, Math.max(12, view.columns - width(right) - 2));
  return pad(name, view.columns - width(right) - 1) + right;
}

function leftPart({ world, language, readOnly }: HeaderView, form: Form): string {
  const words = headerWords(language);
  const parts = [form.brand ? style.dim(words.brand) : '', world.project ? style.strong(world.project.name) : ''];
  if (isSimulated(world)) parts.push(style.selected(` ${words.simulated} `));
  if (readOnly) parts.push(style.warn(words.readOnly));
  return ` ${parts.filter((part) => part !== '').join('  ')}`;
}

function rightPart({ world, language, wrong }: HeaderView, form: Form): string {
  const services = world.containersKnown ? selectServices(world) : [];
  const counts =
    form.counts === 'words' ? phaseCounts(services, language).join(style.dim(' · ')) : phaseSigns(services).join(' ');
  const shown = world.engine.state === 'lost' ? style.dim(plain(counts)) : counts;
  const watch = form.watch ? watchPart(world, language) : '';
  return [wrongPart(wrong, language, form), shown, watch, enginePart(world, language, form)]
    .filter((part) => part !== '')
    .join(' '.repeat(GAP));
}

/** The number of findings, and the key that shows them. */
function wrongPart({ errors, warnings }: HeaderView['wrong'], language: Language, form: Form): string {
  if (errors + warnings === 0) return '';
  const words = doctorWords(language);
  const text = errors > 0 ? words.headerErrors(errors) : words.headerWarnings(warnings);
  const paint = errors > 0 ? style.bad : style.warn;
  const sign = errors > 0 ? '✖' : '▲';
  return paint(form.counts === 'words' ? `${sign} ${text} · D` : `${sign}${errors > 0 ? errors : warnings} D`);
}

function enginePart({ engine }: World, language: Language, form: Form): string {
  const words = headerWords(language);
  if (engine.state === 'lost') return style.bad(words.engineLost(engineReason(engine.problem, language)));
  if (engine.state === 'connecting') return style.dim(words.connecting);
  if (form.engine === 'none') return '';
  const { version, context } = engine.info;
  const docker = words.docker(version.split('.').slice(0, 2).join('.'));
  return style.dim(form.engine === 'context' ? `${docker} · ${context}` : docker);
}
