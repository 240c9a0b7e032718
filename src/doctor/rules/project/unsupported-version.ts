import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { composeFileWords } from '../../../words/doctor/compose-files.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { commandFix, editFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { pastedWords, recognised } from '../../own-words.ts';
import type { Rule } from '../../rule.ts';
import { isOlder, sinceOf } from '../../texts/since.ts';
import { type Unsupported, unsupported } from '../../texts/unsupported.ts';
import { refusal } from './refusal.ts';

/** Compose is not there, is too old for the files or the command, or does not fit the engine. */
export const unsupportedVersion: Rule = {
  code: 'compose.unsupported-version',
  supersedes: ['compose.invalid'],
  find(known, language) {
    const found = seenOne(known);
    return found ? [findingOf(found, known, language)] : [];
  },
};

type Seen = { readonly sign: Unsupported; readonly evidence: readonly Evidence[] };

function seenOne(known: Known): Seen | null {
  if (known.isPasted) {
    const [first] = recognised(pastedWords(known), unsupported).filter(({ found }) => isPossible(found));
    return first ? { sign: first.found, evidence: [first.evidence] } : null;
  }
  const { projectProblem: problem, composeVersion } = known.world;
  if (problem?.kind === 'not-installed') {
    const source = 'docker compose version';
    return { sign: { kind: 'no-compose', called: 'docker compose' }, evidence: [{ source, text: problem.detail }] };
  }
  if (problem?.kind === 'unsupported-version') {
    const { feature, needs: version } = problem;
    return { sign: { kind: 'too-old', feature, version }, evidence: [versionEvidence(problem.version)] };
  }
  const refused = refusal(known);
  const since = refused ? sinceOf(refused.message) : null;
  if (!refused || !since || composeVersion === null || !isOlder(composeVersion, since.version)) return null;
  return { sign: { kind: 'too-old', ...since }, evidence: [...refused.evidence, versionEvidence(composeVersion)] };
}

/** A pasted text may be of another machine, so that the version here says nothing about it. A common name alone can just as well be misplaced. */
function isPossible(sign: Unsupported): boolean {
  return sign.kind !== 'too-old' || !COMMON.has(sign.feature);
}

const COMMON: ReadonlySet<string> = new Set(['name', 'required', 'content', 'attach', 'include', 'subpath']);

function versionEvidence(version: string): Evidence {
  return { source: 'docker compose version', text: version };
}

function findingOf({ sign, evidence }: Seen, known: Known, language: Language): Finding {
  const { title, why } = toldOf(sign, known, language);
  return {
    code: 'compose.unsupported-version',
    severity: 'error',
    service: null,
    title,
    evidence,
    why,
    fixes: fixesOf(sign, known, language),
    topic: 'compose',
    suffers: [],
  };
}

function toldOf(sign: Unsupported, { isPasted, world }: Known, language: Language) {
  const words = composeFileWords(language);
  switch (sign.kind) {
    case 'no-compose':
      return {
        title: words.noCompose(sign.called),
        why: sign.called === 'docker compose' ? words.noComposeWhy : words.noComposeOneWhy,
      };
    case 'too-old': {
      const has = isPasted ? null : world.composeVersion;
      return { title: words.tooOld(sign.feature), why: words.tooOldWhy(sign.feature, sign.version, has) };
    }
    case 'file-version':
      return { title: words.fileVersion, why: words.fileVersionWhy };
    case 'api-old':
    case 'api-new':
      return {
        title: sign.kind === 'api-old' ? words.apiOld : words.apiNew,
        why: words.apiWhy(sign.client, sign.limit),
      };
  }
}

function fixesOf(sign: Unsupported, known: Known, language: Language): readonly Fix[] {
  const words = composeFileWords(language);
  const see = commandFix(words.seeCompose, ['docker', 'compose', 'version'], words.seeComposeExplain);
  const update = stepFix(words.update, words.updateExplain);
  switch (sign.kind) {
    case 'no-compose':
      return sign.called === 'docker compose'
        ? [
            commandFix(words.seeVersion, ['docker', 'version'], words.seeVersionExplain),
            stepFix(words.install, words.installExplain),
          ]
        : [stepFix(words.useTwo, words.useTwoExplain), stepFix(words.install, words.installExplain)];
    case 'too-old':
      return [see, update, editFix(words.without, placeOfUse(sign.feature, known.world), words.withoutExplain)];
    case 'file-version':
      return [see, stepFix(words.useTwo, words.useTwoExplain), update];
    default:
      return [
        commandFix(words.seeVersion, ['docker', 'version'], words.seeVersionExplain),
        stepFix(words.updateClient, words.updateClientExplain(sign.limit)),
      ];
  }
}

function placeOfUse(feature: string, { sources }: World) {
  const places = Object.entries(sources?.places ?? {});
  return places.find(([path]) => path === feature || path.endsWith(`.${feature}`))?.[1] ?? null;
}
