import type { Place } from '../../../model/sources.ts';
import { envLine } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { variableWords } from '../../../words/doctor/variables.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, editFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { absentEnv, exampleOf } from './example-file.ts';
import type { Use } from './variables.ts';

/** The ways to a value for a variable that must have one. */
export function requiredFixes(name: string, uses: readonly Use[], known: Known, language: Language): readonly Fix[] {
  const words = variableWords(language);
  const { world } = known;
  const line = envLine(world.sources, world.project?.envFiles ?? [], name);
  const inShell = world.sources?.shell[name] === '' ? [stepFix(words.unsetIt(name), words.unsetItExplain)] : [];
  if (line && line.value !== '') {
    const folder = world.project?.directory ?? '';
    return [...inShell, ...(inShell.length > 0 ? [] : [stepFix(words.goThere(folder), words.goThereExplain)])];
  }
  const fill = line ? [editFix(words.fill(name), line, words.fillExplain)] : addFixes([name], known, language);
  return [...inShell, ...fill, ...defaultFix(name, uses, language)];
}

/** The ways to values for variables that were taken as empty. */
export function unsetFixes(
  names: readonly string[],
  uses: readonly Use[],
  known: Known,
  language: Language,
): readonly Fix[] {
  const first = names[0] ?? '';
  const own = uses.filter(({ reference }) => reference.name === first);
  return [...addFixes(names, known, language), ...defaultFix(first, own, language)];
}

function addFixes(names: readonly string[], known: Known, language: Language): readonly Fix[] {
  const words = variableWords(language);
  const absent = absentEnv(known.world);
  const example = absent === null ? null : exampleOf(absent, known);
  const copy =
    absent !== null && example !== null
      ? [commandFix(words.copyExample(nameOf(example)), ['cp', example, absent], words.copyExampleExplain)]
      : [];
  const place = addingPlace(known.world);
  const file = place === null ? '.env' : nameOf(place.file);
  return [...copy, editFix(words.add(names.join(', '), file), place, words.addExplain(names[0] ?? ''))];
}

/** After the last line of the last env file; the first one of a `.env` that is still to be made. */
function addingPlace({ sources, project }: World): Place | null {
  const file = project?.envFiles.at(-1);
  if (file !== undefined) {
    const lines = (sources?.envFiles[file] ?? []).map(({ line }) => line);
    return { file, line: Math.max(0, ...lines) + 1 };
  }
  return project && project.directory !== '' ? { file: `${project.directory}/.env`, line: 1 } : null;
}

function defaultFix(name: string, uses: readonly Use[], language: Language): readonly Fix[] {
  const words = variableWords(language);
  const place = uses[0]?.place;
  return place ? [editFix(words.giveDefault(name), place, words.giveDefaultExplain(name))] : [];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
