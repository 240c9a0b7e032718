import type { Command, Plan, Step } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { mendDrift } from '../../commands/run/mend-drift.ts';
import { pressAsk } from '../overlay/ask.ts';
import { pressChoose } from '../overlay/choose.ts';
import { pressDriftList } from '../overlay/drift-list.ts';
import { insert } from '../overlay/field.ts';
import { pressHelp } from '../overlay/help-pane.ts';
import { pressPalette } from '../overlay/palette.ts';
import { pressReader } from '../overlay/reader.ts';
import { readerReach } from '../overlay/reader-pane.ts';
import { type Overlay, type OverlayPlace, readerProps } from './overlay.ts';

/** What a key in an overlay leads to: the overlay as it then is, nothing more of it, or what was decided in it. */
export type Pressed =
  | { readonly kind: 'stay'; readonly overlay: Overlay }
  | { readonly kind: 'closed' }
  | { readonly kind: 'next'; readonly command: Command; readonly step: Step }
  | { readonly kind: 'chosen'; readonly command: Command }
  /** A command is begun, or work done, over the overlay, which stays. */
  | { readonly kind: 'begin'; readonly command: Command }
  | { readonly kind: 'work'; readonly command: Command; readonly plan: Plan };

const closed: Pressed = { kind: 'closed' };

/** A key in an overlay. Ctrl-C closes it, as Esc does. */
export function pressOverlay(overlay: Overlay, key: string, place: OverlayPlace): Pressed {
  if (key === 'ctrl-c') return closed;
  switch (overlay.kind) {
    case 'choose': {
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
      const top = pressHelp({ commands, top: overlay.top, size: place.size, language: place.language }, key);
      return top === 'closed' ? closed : stay({ ...overlay, top });
    }
    case 'drift':
      return pressDrift(overlay, key, place);
    case 'reader': {
      const props = readerProps(overlay, place);
      const pressed = pressReader(overlay.state, props.lines, key, readerReach(props));
      return pressed === 'closed' ? closed : stay({ ...overlay, state: pressed });
    }
  }
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
