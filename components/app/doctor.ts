import type { Command, Plan, Step } from '../../commands/command.ts';
import type { Finding, Fix } from '../../src/doctor/finding.ts';
import type { FileDiff } from '../../src/model/drift.ts';
import type { Place } from '../../src/model/sources.ts';
import type { World } from '../../src/model/world.ts';
import { plain } from '../../src/text/sanitize.ts';
import { quote } from '../../src/text/shell.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { doctorWords } from '../../src/words/doctor/screen.ts';
import { shortPath } from '../doctor/finding-lines.ts';
import { changedLine } from '../overlay/diff-lines.ts';
import { openReader } from '../overlay/reader.ts';
import type { Controller } from './controller.ts';

/** Shows what is known to be wrong, and looks again meanwhile. */
export async function showDoctor(controller: Controller, command: Command): Promise<boolean> {
  const { port } = controller;
  controller.change((ui) => {
    const isOpen = ui.overlay?.kind === 'doctor';
    const state = ui.overlay?.kind === 'doctor' ? ui.overlay.state : { chosen: null, top: 0 };
    return ui.overlay && !isOpen ? ui : { ...ui, overlay: { kind: 'doctor', command, state } };
  });
  controller.say(doctorWords(controller.ui().language).examining);
  await port.examine();
  controller.change((ui) => ({ ...ui, notice: null }));
  return true;
}

/** Asks before a way out is taken: the command or the line, and what follows from it. Null where a person has to do it outside. */
export function stepOfFix(finding: Finding, fix: Fix, world: World, language: Language): Step | null {
  const words = doctorWords(language);
  const plan = planOf(finding, fix, world);
  if (!plan) return null;
  const place = fix.edit ? [words.edit(shortPath(fix.edit.file, world.project?.directory ?? ''), fix.edit.line)] : [];
  const choice = {
    key: 'y',
    label: fix.title,
    danger: fix.danger,
    command: fix.argv,
    details: [...place, fix.explain].filter((line) => line !== ''),
    typed: null,
    next: { kind: 'do', plan },
  } as const;
  // The question opens on the answer, which shows what it does; where something is interrupted it opens on going back, and says it above.
  if (fix.danger === 'none') return { kind: 'choose', title: finding.title, intro: [], choices: [choice] };
  const intro = [...(fix.argv ? [`$ ${quote(fix.argv)}`] : []), ...choice.details];
  return { kind: 'choose', title: finding.title, intro, choices: [{ ...choice, details: [] }] };
}

/** What changes something shows its progress; what only tells something shows its output. */
function planOf(finding: Finding, { argv, edit, danger }: Fix, world: World): Plan | null {
  // It may ask for a password.
  if (argv?.[0] === 'sudo' || argv?.[1] === 'login') return { kind: 'attach', argv, hold: true };
  if (argv) {
    const named = (world.project?.services ?? []).map(({ name }) => name).filter((name) => argv.includes(name));
    // As a job it would never end, and hold up all others.
    if (argv.includes('compose') && argv.includes('watch')) return { kind: 'watch', on: true, services: named };
    const services = named.length > 0 ? named : finding.service === null ? [] : [finding.service];
    const isReading = danger === 'none' && READS.test(quote(argv));
    return isReading
      ? { kind: 'run', argv, services: [], show: 'output' }
      : { kind: 'run', argv, services: named.length > 0 ? services : [], show: 'activity' };
  }
  return edit ? { kind: 'edit', place: edit } : null;
}

/** Commands that only print. */
const READS = /\b(logs|ps|config|info|inspect|history|images|df|ls|lsof|ss|top|version|port|cat)\b/;

/** Opens the line in the person's editor; afterwards shows what was changed. */
export async function edit(controller: Controller, place: Place): Promise<boolean> {
  const { port } = controller;
  const words = doctorWords(controller.ui().language);
  const edited: FileDiff[] = [];
  await controller.terminal.lend(async () => {
    edited.push(await port.edit(place));
  });
  const [diff] = edited;
  if (diff?.kind !== 'lines') {
    controller.say(diff?.kind === 'failed' ? plain(diff.detail) : words.notEdited);
    return diff?.kind !== 'failed';
  }
  const title = `${words.edited}  ${shortPath(place.file, port.world().project?.directory ?? '')}`;
  const source = { lines: diff.lines.map(changedLine) };
  controller.change((ui) => ({
    ...ui,
    overlay: { kind: 'reader', title, source, state: openReader(false), under: ui.overlay },
  }));
  return true;
}
