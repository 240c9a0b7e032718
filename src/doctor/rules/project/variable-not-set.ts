import { envLine } from '../../../model/sources.ts';
import type { Language } from '../../../words/catalogue.ts';
import { variableWords } from '../../../words/doctor/variables.ts';
import type { Evidence, Finding } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { pastedWords, recognised } from '../../own-words.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { type UnsetVariable, unsetVariable } from '../../texts/unset-variable.ts';
import { exampleQuestions } from './example-file.ts';
import { requiredFixes, unsetFixes } from './variable-fixes.ts';
import { knowsVariables, type Use, usesOf, variableValue } from './variables.ts';

/** A variable that must have a value has none; or, as a warning, one that has none is taken as empty. */
export const variableNotSet: Rule = {
  code: 'env.variable-not-set',
  supersedes: ['compose.invalid'],
  asks: (known) => (requiredOnes(known).length > 0 ? exampleQuestions(known.world) : []),
  find: (known, language) => [
    ...requiredOnes(known).map((missing) => requiredFinding(missing, known, language)),
    ...blankFindings(known, language),
  ],
};

type Missing = { readonly name: string; readonly message: string; readonly evidence: Evidence | null };

/** Compose stops at the first one; the files tell the others. */
function requiredOnes(known: Known): readonly Missing[] {
  const found = known.isPasted ? saidOnes(known, true) : [...ofProblem(known), ...ofFiles(known)];
  return found.filter(({ name }, at) => found.findIndex((other) => other.name === name) === at);
}

function saidOnes(known: Known, isRequired: boolean): readonly Missing[] {
  return recognised(pastedWords(known), unsetVariable)
    .filter(({ found }) => found.isRequired === isRequired)
    .map(({ found, evidence }) => ({ ...named(found), evidence }));
}

function named({ name, message }: UnsetVariable): Pick<Missing, 'name' | 'message'> {
  return { name, message };
}

function ofProblem({ world: { projectProblem } }: Known): readonly Missing[] {
  if (projectProblem?.kind !== 'variable-not-set') return [];
  const { variable, message } = projectProblem;
  const words = `required variable ${variable} is missing a value${message === '' ? '' : `: ${message}`}`;
  return [{ name: variable, message, evidence: { source: 'docker compose config', text: words } }];
}

/** Only where Compose refused, since a service whose profile is off may do without. */
function ofFiles({ world }: Known): readonly Missing[] {
  if (world.projectProblem?.kind !== 'variable-not-set' || !knowsVariables(world)) return [];
  return usesOf(world)
    .filter(({ reference: { name, form, emptyIsUnset } }) => {
      const value = variableValue(name, world);
      return form === 'required' && (value === undefined || (emptyIsUnset && value === ''));
    })
    .map(({ reference }) => ({ name: reference.name, message: reference.word, evidence: null }));
}

function requiredFinding({ name, message, evidence }: Missing, known: Known, language: Language): Finding {
  const words = variableWords(language);
  const { world } = known;
  const uses = usesOf(world).filter(({ reference }) => reference.name === name);
  return {
    code: 'env.variable-not-set',
    severity: 'error',
    service: null,
    title: words.required(name),
    evidence: [...(evidence ? [evidence] : []), ...uses.slice(0, MOST_USES).map((use) => useEvidence(use, known))],
    why: whyOf({ name, message, evidence }, known, language),
    fixes: requiredFixes(name, uses, known, language),
    topic: 'env',
    suffers: [],
  };
}

/** The places of one variable that are shown. */
const MOST_USES = 3;

function useEvidence({ path, place }: Use, { world }: Known): Evidence {
  return { source: placeText(place, world), text: `${path.split('.').at(-1)}: ${place.written}` };
}

function whyOf({ name, message }: Missing, { world }: Known, language: Language): string {
  const words = variableWords(language);
  const line = envLine(world.sources, world.project?.envFiles ?? [], name);
  if (world.sources?.shell[name] === '') return words.shellEmptyWhy(name);
  if (line && line.value !== '') return words.elsewhereWhy(name, placeText(line, world));
  return line ? words.emptyWhy(name, message) : words.requiredWhy(name, message);
}

function blankFindings(known: Known, language: Language): readonly Finding[] {
  const words = variableWords(language);
  const { world } = known;
  const said = saidOnes(known, false);
  const uses = known.isPasted ? [] : blankUses(known);
  const names = [...new Set([...said.map(({ name }) => name), ...uses.map(({ reference }) => reference.name)])];
  if (names.length === 0) return [];
  const evidence = known.isPasted
    ? said.flatMap((one) => one.evidence ?? [])
    : uses.map((use) => useEvidence(use, known));
  return [
    {
      code: 'env.variable-not-set',
      severity: 'warning',
      service: null,
      title: words.unset(names.join(', ')),
      evidence: [...new Map(evidence.map((one) => [`${one.source} ${one.text}`, one])).values()],
      why: words.unsetWhy,
      fixes: unsetFixes(names, usesOf(world), known, language),
      topic: 'env',
      suffers: [],
    },
  ];
}

/** Those that Compose warns of: it resolved the project, and no default is given. */
function blankUses({ world }: Known): readonly Use[] {
  if (world.projectProblem !== null || world.project?.origin !== 'resolved' || !knowsVariables(world)) return [];
  return usesOf(world).filter(
    ({ reference: { name, form } }) => form === 'plain' && variableValue(name, world) === undefined,
  );
}
