import { buildContextWords } from '../../src/words/build-context.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { contextLines } from '../build/context-lines.ts';
import { openReader } from '../overlay/reader.ts';
import type { Controller } from './controller.ts';
import type { Overlay } from './overlay.ts';

type Reader = Extract<Overlay, { kind: 'reader' }>;

/** Measures the build context of a service while a reader says so, and shows it there. Closing the reader ends the work. */
export async function showBuildContext(controller: Controller, service: string): Promise<boolean> {
  const { port } = controller;
  const { language } = controller.ui();
  const words = buildContextWords(language);
  const waiting = reader(service, [words.measuring], language);
  controller.change((ui) => ({ ...ui, overlay: waiting }));
  const isOpen = () => {
    const { overlay } = controller.ui();
    return overlay?.kind === 'reader' && overlay.source === waiting.source;
  };

  const abort = new AbortController();
  const stop = controller.subscribe(() => {
    if (!isOpen()) abort.abort();
  });
  const context = await port.buildContext(service, abort.signal).finally(stop);
  if (!isOpen()) return false;
  const spec = port.world().project?.services.find(({ name }) => name === service);
  const lines = context ? contextLines(context, spec?.build?.dockerfile ?? '', language) : [words.notBuilt(service)];
  controller.change((ui) => ({ ...ui, overlay: reader(service, lines, language) }));
  return context !== null;
}

function reader(service: string, lines: readonly string[], language: Language): Reader {
  const state = openReader(false);
  return {
    kind: 'reader',
    title: buildContextWords(language).title(service),
    source: { lines },
    state: { ...state, view: { ...state.view, wrap: true } },
  };
}
