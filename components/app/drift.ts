import type { Command, DriftRequest } from '../../commands/command.ts';
import { type ContainerDrift, isInLine } from '../../src/model/drift.ts';
import { count } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { driftWords } from '../../src/words/drift.ts';
import { diffLines } from '../overlay/diff-lines.ts';
import { shownPath } from '../overlay/drift-rows.ts';
import { openReader } from '../overlay/reader.ts';
import type { Controller } from './controller.ts';

/** Compares files, copies those that differ, or shows how one differs. Answers false where files differ still, or could not be compared. */
export function performDrift(controller: Controller, command: Command, request: DriftRequest): Promise<boolean> {
  switch (request.kind) {
    case 'compare':
      return compare(controller, command, request.services);
    case 'send':
      return send(controller, command, request.services);
    case 'diff':
      return showDiff(controller, request);
  }
}

async function compare(controller: Controller, command: Command, services: readonly string[]): Promise<boolean> {
  const words = driftWords(controller.ui().language);
  controller.say(words.comparing(services.join(' ')));
  const drifts = await controller.port.compareFiles(services);
  tell(controller, command, services, drifts, []);
  return drifts.length > 0 && drifts.every(isInLine);
}

async function send(controller: Controller, command: Command, services: readonly string[]): Promise<boolean> {
  const words = driftWords(controller.ui().language);
  controller.say(words.sending);
  const sent = await controller.port.sendFiles(services);
  const told = sent.map(({ name, files, problem }) =>
    problem === '' ? words.sent(count(files), plain(name)) : words.notSent(plain(name), plain(problem)),
  );
  const { drift } = controller.port.world();
  const drifts = services.flatMap((service) => drift[service] ?? []);
  tell(controller, command, services, drifts, told);
  return sent.every(({ problem }) => problem === '');
}

/** What differs comes up as a list, unless something else was opened meanwhile; that all is well is one sentence. */
function tell(
  controller: Controller,
  command: Command,
  services: readonly string[],
  drifts: readonly ContainerDrift[],
  before: readonly string[],
) {
  const words = driftWords(controller.ui().language);
  const where = services.join(' ');
  const known = drifts.length === 0 ? words.notCompared(where) : words.same(where);
  if (drifts.length === 0 || drifts.every(isInLine)) {
    controller.change((ui) => ({
      ...ui,
      notice: [...before, known].join(' · '),
      overlay: ui.overlay?.kind === 'drift' ? null : ui.overlay,
    }));
    return;
  }
  controller.change((ui) => {
    const isFree = ui.overlay === null || ui.overlay.kind === 'drift';
    const index = ui.overlay?.kind === 'drift' ? ui.overlay.state.index : 0;
    const overlay = isFree ? ({ kind: 'drift', command, state: { services, index } } as const) : ui.overlay;
    return { ...ui, notice: before.length > 0 ? before.join(' · ') : null, overlay };
  });
}

/** The reader comes up over the list, and closing it leads back; it stays away where the list was left meanwhile. */
async function showDiff(
  controller: Controller,
  { container, name, file }: Extract<DriftRequest, { kind: 'diff' }>,
): Promise<boolean> {
  const { language } = controller.ui();
  const diff = await controller.port.diffFile(container, file);
  const path = shownPath(file.file, controller.port.world().project?.directory ?? '/');
  const lines = diffLines(diff, file, name, language);
  const title = driftWords(language).diffTitle(path, plain(name));
  controller.change((ui) => {
    if (ui.overlay?.kind !== 'drift') return ui;
    return {
      ...ui,
      overlay: { kind: 'reader', title, source: { lines }, state: openReader(false), under: ui.overlay },
    };
  });
  return diff.kind !== 'failed';
}
