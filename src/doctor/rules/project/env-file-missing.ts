import type { Place } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { variableWords } from '../../../words/doctor/variables.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { commandFix, editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { pastedWords, recognised } from '../../own-words.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { missingFile } from '../../texts/missing-file.ts';
import { exampleOf, examplesOf } from './example-file.ts';

/** An env file that is named does not exist. */
export const envFileMissing: Rule = {
  code: 'env.file-missing',
  supersedes: ['compose.invalid'],
  asks: (known) => missingOnes(known).flatMap(({ file }) => examplesOf(file)),
  find: (known, language) => missingOnes(known).map((missing) => findingOf(missing, known, language)),
};

type Missing = { readonly file: string; readonly evidence: Evidence };

function missingOnes(known: Known): readonly Missing[] {
  const { projectProblem: problem } = known.world;
  if (!known.isPasted) {
    if (problem?.kind !== 'env-file-missing') return [];
    const text = `env file ${problem.file} not found`;
    return [{ file: problem.file, evidence: { source: 'docker compose config', text } }];
  }
  const found = recognised(pastedWords(known), missingFile).flatMap(({ found: { kind, file }, evidence }) =>
    kind === 'env' ? [{ file, evidence }] : [],
  );
  return [...new Map(found.map((one) => [one.file, one])).values()];
}

function findingOf({ file, evidence }: Missing, known: Known, language: Language): Finding {
  const words = variableWords(language);
  const { world } = known;
  const name = shortName(file, world);
  const services = usersOf(file, world);
  const place = services.map((service) => placeIn(service, file, world)).find((one) => one !== null) ?? null;
  const example = exampleOf(file, known);
  const folder = file.slice(0, Math.max(1, file.lastIndexOf('/')));
  return {
    code: 'env.file-missing',
    severity: 'error',
    service: null,
    title: words.fileMissing(name),
    evidence: [evidence, ...(place ? [{ source: placeText(place, world), text: place.written ?? name }] : [])],
    why: words.fileMissingWhy(services.join(', ')),
    fixes: [
      ...(file.startsWith('/') ? [commandFix(words.lookThere, ['ls', '-la', folder], words.lookThereExplain)] : []),
      ...(example === null
        ? []
        : [commandFix(words.copyExample(shortName(example, world)), ['cp', example, file], words.copyExampleExplain)]),
      editFix(words.make(name), file.startsWith('/') ? { file, line: 1 } : null, words.makeExplain),
      ...(place ? [editFix(words.editUse, place, words.editUseExplain)] : []),
    ],
    topic: 'env',
    suffers: services,
  };
}

function shortName(file: string, { project }: World): string {
  const folder = `${project?.directory ?? ''}/`;
  return folder !== '/' && file.startsWith(folder) ? file.slice(folder.length) : file;
}

function usersOf(file: string, { sources }: World): readonly string[] {
  return Object.entries(sources?.serviceEnvFiles ?? {})
    .filter(([, files]) => files.includes(file))
    .map(([service]) => service);
}

function placeIn(
  service: string,
  file: string,
  { sources }: World,
): (Place & { readonly written: string | null }) | null {
  const at = sources?.serviceEnvFiles[service]?.indexOf(file) ?? -1;
  const start = `services.${service}.env_file.${at}`;
  return sources?.places[`${start}.path`] ?? sources?.places[start] ?? null;
}
