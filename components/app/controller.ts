import type { Command, Situation, Step } from '../../commands/command.ts';
import { commandForKey } from '../../commands/index.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';
import { PROJECT_ROW } from '../services/rows.ts';
import { pressTour, tourStops } from '../tour/stops.ts';
import type { Size } from './frame.ts';
import { createLogSources, type LogSources } from './log-sources.ts';
import { type Overlay, overlayFor } from './overlay.ts';
import { perform } from './perform.ts';
import type { AppPort } from './port.ts';
import { type Pressed, pasteOverlay, pressOverlay } from './press-overlay.ts';
import { targetOf } from './selection.ts';
import { availabilityOf, paletteEntries, situationOf } from './situation.ts';
import { topicPlace } from './topics.ts';
import { pasteTyping, pressTyping } from './typing.ts';
import { initialUi, type Ui } from './ui.ts';

/** Leaves the app, or lends the terminal to a child and takes it back. */
export type Terminal = {
  quit: () => void;
  lend: (work: () => Promise<void>) => Promise<void>;
};

/** Takes keys, holds what the person chose to see, and sets work going. Knows no React: views read it, and it calls back. */
export type Controller = {
  readonly port: AppPort;
  readonly sources: LogSources;
  /** Set by the app when it is mounted. */
  readonly terminal: Terminal;
  readonly ui: () => Ui;
  readonly size: () => Size;
  /** Calls back after changes of the world, of the logs, or of what the person chose. */
  readonly subscribe: (listener: () => void) => () => void;
  /** A key by its name. */
  readonly press: (key: string) => void;
  readonly paste: (text: string) => void;
  readonly resize: (size: Size) => void;
  readonly change: (change: (ui: Ui) => Ui) => void;
  /** Begins a command as its key would. */
  readonly begin: (command: Command) => void;
  /** Shows a sentence until the next key. */
  readonly say: (sentence: string) => void;
  readonly close: () => void;
};

/** A controller on everything that the app may use. */
export function createController(port: AppPort, language: Language): Controller {
  let ui: Ui = {
    ...initialUi(language, PROJECT_ROW),
    lesson: port.lesson !== null,
    tour: port.isFirstStart ? 0 : null,
  };
  let size: Size = { columns: 80, rows: 24 };
  const listeners = new Set<() => void>();
  const controller: Controller = {
    port,
    sources: createLogSources(port, announce),
    terminal: { quit: () => {}, lend: (work) => work() },
    ui: () => ui,
    size: () => size,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    press,
    paste,
    resize(next) {
      size = next;
      announce();
    },
    change,
    begin: (command) => run(controller, command),
    say: (text) => change((now) => ({ ...now, notice: text })),
    close: port.subscribe(announce),
  };

  function announce() {
    for (const listener of listeners) listener();
  }

  function change(next: (ui: Ui) => Ui) {
    const changed = next(ui);
    if (changed === ui) return;
    ui = changed;
    announce();
  }

  function press(key: string) {
    if (ui.notice) change((now) => ({ ...now, notice: null }));
    if (ui.overlay) return pressInOverlay(key);
    if (ui.tour !== null && !pressInTour(ui.tour, key)) return;
    if (ui.typing) return pressTyping(controller, key);
    const command = commandForKey(key);
    if (command) run(controller, command);
  }

  /** Whether the key is for the screen as well. */
  function pressInTour(stop: number, key: string): boolean {
    const { stop: next, passes } = pressTour(stop, key, tourStops(ui.language).length);
    change((now) => ({ ...now, tour: next }));
    if (next === null) port.tourEnded();
    return passes;
  }

  function pressInOverlay(key: string) {
    if (!ui.overlay) return;
    const now = ui;
    const place = {
      size,
      language: now.language,
      output: port.output,
      world: port.world,
      findings: () => port.findings(now.language),
      topicPlace: () => topicPlace(port, now),
      lesson: port.lesson,
      palette: () => paletteEntries(port, now),
    };
    const pressed = pressOverlay(ui.overlay, key, place);
    const overlay = overlayAfter(ui.overlay, pressed);
    change((last) => (last.overlay === overlay ? last : { ...last, overlay }));
    if (pressed.kind === 'next') take(controller, pressed.command, pressed.step);
    if (pressed.kind === 'chosen' || pressed.kind === 'begin') run(controller, pressed.command);
    if (pressed.kind === 'step')
      take(controller, pressed.command, pressed.changes && port.readOnly ? refused(now.language) : pressed.step);
    if (pressed.kind === 'work') void perform(controller, pressed.command, pressed.plan);
  }

  function paste(text: string) {
    if (ui.typing) return pasteTyping(controller, text);
    change((now) => (now.overlay ? { ...now, overlay: pasteOverlay(now.overlay, text) } : now));
  }

  return controller;
}

function refused(language: Language): Step {
  return { kind: 'say', sentence: doctorWords(language).readOnly };
}

/** Begins a command on the selection, or says why it makes no sense now. What it needs to know first is asked of the engine. */
function run(controller: Controller, command: Command) {
  const { port } = controller;
  const answer = availabilityOf(port, controller.ui(), command);
  if (!answer.ok) return controller.say(answer.why);
  const target = targetOf(port.world(), controller.ui());
  if (command.needs.length === 0)
    return take(controller, command, command.begin(situationOf(port, controller.ui()), target));
  void ask(controller, command).then((known) =>
    take(controller, command, command.begin(situationOf(port, controller.ui(), known), target)),
  );
}

async function ask({ port }: Controller, { needs }: Command): Promise<Pick<Situation, 'disk' | 'resources'>> {
  const [disk, resources] = await Promise.all([
    needs.includes('disk') ? port.disk() : null,
    needs.includes('resources') ? port.resources() : null,
  ]);
  return { disk, resources };
}

/** Goes on with what a command, or an answer to its question, leads to. */
function take(controller: Controller, command: Command, step: Step) {
  if (step.kind === 'do') void perform(controller, command, step.plan);
  else if (step.kind === 'say') controller.say(step.sentence);
  else controller.change((ui) => ({ ...ui, overlay: { ...overlayFor(command, step), under: ui.overlay } }));
}

function overlayAfter(overlay: Overlay, pressed: Pressed): Overlay | null {
  switch (pressed.kind) {
    case 'stay':
      return pressed.overlay;
    case 'begin':
    case 'work':
    case 'step':
      return overlay;
    case 'closed':
      return overlay.under ?? null;
    case 'next':
    case 'chosen':
      return null;
  }
}
