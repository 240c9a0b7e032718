import type { Command, Plan, Step } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { mendDrift } from '../../commands/run/mend-drift.ts';
import { scenario } from '../../commands/screen/lesson.ts';
import { tellTopic } from '../../src/explain/topics/index.ts';
import { pressDoctorList } from '../doctor/list.ts';
import { doctorReach } from '../doctor/pane.ts';
import { pressTopics } from '../explain/topics.ts';
import { topicsReach } from '../explain/topics-pane.ts';
import { lessonReach } from '../lesson/pane.ts';
import { pressLesson } from '../lesson/press.ts';
import { pressAsk } from '../overlay/ask.ts';
import { pressChoose } from '../overlay/choose.ts';
import { pressDriftList } from '../overlay/drift-list.ts';
import { insert } from '../overlay/field.ts';
import { pressHelp } from '../overlay/help-pane.ts';
import { pressPalette } from '../overlay/palette.ts';
import { pressReader } from '../overlay/reader.ts';
import { readerReach } from '../overlay/reader-pane.ts';
import { stepOfFix } from './doctor.ts';
import { doctorProps, lessonProps, type Overlay, type OverlayPlace, readerProps } from './overlay.ts';
import { stepOfTopic } from './topics.ts';

/** What a key in an overlay leads to: the overlay as it then is, nothing more of it, or what was decided in it. */
export type Pressed =
  | { readonly kind: 'stay'; readonly overlay: Overlay }
  | { readonly kind: 'closed' }
  | { readonly kind: 'next'; readonly command: Command; readonly step: Step }
  | { readonly kind: 'chosen'; readonly command: Command }
  /** A command is begun, or work done, over the overlay, which stays. */
  | { readonly kind: 'begin'; readonly command: Command }
  /** A step over the overlay, which stays; one that `changes` something is refused where nothing may be changed. */
  | { readonly kind: 'step'; readonly command: Command; readonly step: Step; readonly changes: boolean }
  | { readonly kind: 'work'; readonly command: Command; readonly plan: Plan };

const closed: Pressed = { kind: 'closed' };

/** A key in an overlay. Ctrl-C closes it, as Esc does. */
export function pressOverlay(overlay: Overlay, key: string, place: OverlayPlace): Pressed {
  if (key === 'ctrl-c') return closed;
  switch (overlay.kind) {
    case 'choose': {
      const isTyping = (overlay.step.choices[overlay.state.index]?.typed ?? null) !== null;
      if (key === '?' && !isTyping) return aboutCommand(overlay.command);
      const pressed = pressChoose(overlay.state, overlay.step.choices, key);
      if (pressed === 'closed') return closed;
      if ('decided' in pressed) return { kind: 'next', command: overlay.command, step: pressed.decided.next };
      return stay({ ...overlay, state: pressed });
    }
    case 'ask': {
      const pressed = pressAsk(overlay.state, overlay.step, key);
      if (pressed === 'closed') return closed;
      if ('next' in pressed) return { kind: 'next', command: overlay.command, step: pressed.next };
      return stay({ ...overlay, state: pressed });
    }
    case 'palette': {
      const pressed = pressPalette(overlay.state, place.palette(), key);
      if (pressed === 'closed') return closed;
      return 'chosen' in pressed ? { kind: 'chosen', command: pressed.chosen } : stay({ ...overlay, state: pressed });
    }
    case 'help': {
      const top = pressHelp(
        { commands, pane: overlay.pane, top: overlay.top, size: place.size, language: place.language },
        key,
      );
      return top === 'closed' ? closed : stay({ ...overlay, top });
    }
    case 'drift':
      return pressDrift(overlay, key, place);
    case 'doctor':
      return pressDoctor(overlay, key, place);
    case 'topics':
      return pressTopicReader(overlay, key, place);
    case 'lesson':
      return pressLessonDialog(overlay, key, place);
    case 'reader': {
      const props = readerProps(overlay, place);
      const pressed = pressReader(overlay.state, props.lines, key, readerReach(props));
      return pressed === 'closed' ? closed : stay({ ...overlay, state: pressed });
    }
  }
}

/** What the command is about, over the question that it asks. */
function aboutCommand(command: Command): Pressed {
  return { kind: 'work', command, plan: { kind: 'topic', topic: command.topic } };
}

function pressDrift(overlay: Extract<Overlay, { kind: 'drift' }>, key: string, place: OverlayPlace): Pressed {
  const { command, state } = overlay;
  const pressed = pressDriftList(state, place.world(), place.language, key);
  switch (pressed.kind) {
    case 'closed':
      return closed;
    case 'stay':
      return stay({ ...overlay, state: pressed.state });
    case 'mend':
      return { kind: 'begin', command: mendDrift };
    case 'again':
      return { kind: 'work', command, plan: { kind: 'drift', request: { kind: 'compare', services: state.services } } };
    case 'diff': {
      const { drift, file } = pressed.row;
      const request = { kind: 'diff', container: drift.container, name: drift.name, file } as const;
      return { kind: 'work', command, plan: { kind: 'drift', request } };
    }
  }
}

function pressDoctor(overlay: Extract<Overlay, { kind: 'doctor' }>, key: string, place: OverlayPlace): Pressed {
  const { command, state } = overlay;
  const props = doctorProps(overlay, place);
  const pressed = pressDoctorList(state, props.findings, key, doctorReach(props));
  switch (pressed.kind) {
    case 'closed':
      return closed;
    case 'stay':
      return stay({ ...overlay, state: pressed.state });
    case 'again':
      return { kind: 'work', command, plan: { kind: 'doctor' } };
    case 'topic':
      return { kind: 'work', command, plan: { kind: 'topic', topic: pressed.finding.topic } };
    case 'fix': {
      const step = stepOfFix(pressed.finding, pressed.fix, place.world(), place.language);
      return step ? { kind: 'step', command, step, changes: true } : stay(overlay);
    }
  }
}

function pressTopicReader(overlay: Extract<Overlay, { kind: 'topics' }>, key: string, place: OverlayPlace): Pressed {
  const { command, state } = overlay;
  const filled = place.topicPlace();
  const topic = state.open === null ? null : tellTopic(state.open, filled);
  const reach = topicsReach({ state, place: filled, size: place.size });
  const pressed = pressTopics(state, key, { related: topic?.related ?? [], ...reach });
  switch (pressed.kind) {
    case 'closed':
      return closed;
    case 'stay':
      return stay({ ...overlay, state: pressed.state });
    case 'page':
      return topic ? { kind: 'work', command, plan: { kind: 'open', url: topic.url } } : stay(overlay);
    case 'command': {
      const step = topic ? stepOfTopic(topic, pressed.at) : null;
      return step ? { kind: 'step', command, step, changes: false } : stay(overlay);
    }
  }
}

function pressLessonDialog(overlay: Extract<Overlay, { kind: 'lesson' }>, key: string, place: OverlayPlace): Pressed {
  const pressed = pressLesson(overlay.top, key, lessonReach(lessonProps(overlay, place)));
  const { command } = overlay;
  switch (pressed.kind) {
    case 'closed':
      return closed;
    case 'stay':
      return stay({ ...overlay, top: pressed.top });
    case 'hint': {
      place.lesson?.hint();
      // The newest hint is the last of what can be read.
      const { reach } = lessonReach(lessonProps(overlay, place));
      return stay({ ...overlay, top: reach });
    }
    case 'topic': {
      const topic = place.lesson?.progress().lesson.topics[0] ?? null;
      return { kind: 'work', command, plan: { kind: 'topic', topic } };
    }
    case 'scenario':
      return { kind: 'begin', command: scenario };
  }
}

/** Pasted text goes into the field of the overlay, where it has one. */
export function pasteOverlay(overlay: Overlay, text: string): Overlay {
  switch (overlay.kind) {
    case 'choose':
      return { ...overlay, state: { ...overlay.state, typed: insert(overlay.state.typed, text) } };
    case 'ask':
      return { ...overlay, state: { ...overlay.state, field: insert(overlay.state.field, text) } };
    case 'palette':
      return { ...overlay, state: { index: 0, field: insert(overlay.state.field, text) } };
    default:
      return overlay;
  }
}

function stay(overlay: Overlay): Pressed {
  return { kind: 'stay', overlay };
}
