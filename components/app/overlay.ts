import type { Command, Step } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import type { TopicPlace } from '../../src/explain/topic.ts';
import type { Job } from '../../src/model/job.ts';
import type { World } from '../../src/model/world.ts';
import { quote } from '../../src/text/shell.ts';
import type { Language } from '../../src/words/catalogue.ts';
import type { DoctorListState } from '../doctor/list.ts';
import { type DoctorPaneProps, doctorPane } from '../doctor/pane.ts';
import type { TopicsState } from '../explain/topics.ts';
import { topicsPane } from '../explain/topics-pane.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { type LessonPaneProps, lessonPane } from '../lesson/pane.ts';
import { type AskState, openAsk } from '../overlay/ask.ts';
import { askPane } from '../overlay/ask-pane.ts';
import { type ChooseState, openChoose } from '../overlay/choose.ts';
import { choosePane } from '../overlay/choose-pane.ts';
import type { DriftListState } from '../overlay/drift-list.ts';
import { driftListPane } from '../overlay/drift-list-pane.ts';
import { helpPane } from '../overlay/help-pane.ts';
import type { PaletteEntry, PaletteState } from '../overlay/palette.ts';
import { palettePane } from '../overlay/palette-pane.ts';
import { openReader, type ReaderState } from '../overlay/reader.ts';
import { readerPane } from '../overlay/reader-pane.ts';
import type { Size } from '../overlay/size.ts';
import type { PaneName } from './layout.ts';
import type { LessonPort } from './port.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** What stands over the panes and takes all keys. */
export type Overlay = (
  | { readonly kind: 'choose'; readonly command: Command; readonly step: StepOf<'choose'>; readonly state: ChooseState }
  | { readonly kind: 'ask'; readonly command: Command; readonly step: StepOf<'ask'>; readonly state: AskState }
  | { readonly kind: 'palette'; readonly state: PaletteState }
  | { readonly kind: 'help'; readonly pane: PaneName; readonly top: number }
  /** Text to read: the output of a job, which may still grow, or lines of our own. */
  | { readonly kind: 'reader'; readonly title: string; readonly source: ReaderText; readonly state: ReaderState }
  /** The files that differ between containers and the working tree, as the world knows them. */
  | { readonly kind: 'drift'; readonly command: Command; readonly state: DriftListState }
  /** Topics, told with this project. */
  | { readonly kind: 'topics'; readonly command: Command; readonly state: TopicsState }
  /** The task of the lesson. */
  | { readonly kind: 'lesson'; readonly command: Command; readonly top: number }
  /** What is wrong, as it is known now. */
  | { readonly kind: 'doctor'; readonly command: Command; readonly state: DoctorListState }
) & {
  /** What comes up again when this one is closed. */
  readonly under?: Overlay | null;
};

export type ReaderText = { readonly job: number } | { readonly lines: readonly string[] };

/** The dialog for a step that asks something. */
export function overlayFor(command: Command, step: StepOf<'choose'> | StepOf<'ask'>): Overlay {
  if (step.kind === 'ask') return { kind: 'ask', command, step, state: openAsk(step) };
  return { kind: 'choose', command, step, state: openChoose(step.choices) };
}

/** The output of a job, to read; `follows` keeps its newest line in sight. */
export function jobReader({ id, argv }: Pick<Job, 'id' | 'argv'>, follows: boolean): Overlay {
  return { kind: 'reader', title: `$ ${quote(argv)}`, source: { job: id }, state: openReader(follows) };
}

/** What an overlay is drawn with. */
export type OverlayPlace = {
  readonly size: Size;
  readonly language: Language;
  readonly output: (job: number) => readonly string[];
  readonly world: () => World;
  readonly findings: () => readonly Finding[];
  readonly topicPlace: () => TopicPlace;
  readonly lesson: LessonPort | null;
  /** The commands with what makes sense now. */
  readonly palette: () => readonly PaletteEntry[];
};

/** The overlay as a pane, to be drawn over the middle of the screen. */
export function overlayPane(overlay: Overlay, place: OverlayPlace): PaneProps {
  const { size, language } = place;
  switch (overlay.kind) {
    case 'choose':
      return choosePane({ step: overlay.step, state: overlay.state, size, language });
    case 'ask':
      return askPane({ step: overlay.step, state: overlay.state, size, language });
    case 'palette':
      return palettePane({ entries: place.palette(), state: overlay.state, size, language });
    case 'help':
      return helpPane({ commands, pane: overlay.pane, top: overlay.top, size, language });
    case 'drift':
      return driftListPane({ world: place.world(), state: overlay.state, size, language });
    case 'doctor':
      return doctorPane(doctorProps(overlay, place));
    case 'topics':
      return topicsPane({ state: overlay.state, place: place.topicPlace(), size });
    case 'lesson':
      return lessonPane(lessonProps(overlay, place));
    case 'reader':
      return readerPane(readerProps(overlay, place));
  }
}

/** What the reader is drawn with, and what its keys go by. */
export function readerProps(overlay: Extract<Overlay, { kind: 'reader' }>, { size, language, output }: OverlayPlace) {
  const lines = 'job' in overlay.source ? output(overlay.source.job) : overlay.source.lines;
  return { title: overlay.title, lines, state: overlay.state, size, language };
}

/** What the dialog of a lesson is drawn with, and what its keys go by. */
export function lessonProps({ top }: Extract<Overlay, { kind: 'lesson' }>, place: OverlayPlace): LessonPaneProps {
  const { size, language, world, lesson } = place;
  const directory = world().project?.directory ?? '';
  return {
    progress: lesson?.progress() ?? null,
    place: { directory, scratch: lesson?.scratch ?? false },
    top,
    size,
    language,
  };
}

/** What the doctor's list is drawn with, and what its keys go by. */
export function doctorProps({ state }: Extract<Overlay, { kind: 'doctor' }>, place: OverlayPlace): DoctorPaneProps {
  const { size, language, findings, world } = place;
  return { findings: findings(), state, size, language, directory: world().project?.directory ?? '' };
}
