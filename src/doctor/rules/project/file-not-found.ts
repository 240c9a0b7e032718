import type { Language } from '../../../words/catalogue.ts';
import { composeFileWords } from '../../../words/doctor/compose-files.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { commandFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { pastedWords, recognised } from '../../own-words.ts';
import type { Rule } from '../../rule.ts';
import { missingFile } from '../../texts/missing-file.ts';

/** No compose file where Compose looks for one, or one that is named does not exist. */
export const composeFileNotFound: Rule = {
  code: 'compose.file-not-found',
  supersedes: ['compose.invalid'],
  find: (known, language) => missingOnes(known).map((missing) => findingOf(missing, language)),
};

/** `file` is empty where none has the usual name, `directory` where that is not known. */
type Missing = { readonly file: string; readonly directory: string; readonly evidence: Evidence };

function missingOnes(known: Known): readonly Missing[] {
  const source = 'docker compose config';
  const { projectProblem: problem } = known.world;
  if (!known.isPasted) {
    if (problem?.kind === 'no-project') {
      const text = 'no configuration file provided: not found';
      return [{ file: '', directory: problem.directory, evidence: { source, text } }];
    }
    if (problem?.kind !== 'file-not-found') return [];
    const text = `open ${problem.file}: no such file or directory`;
    return [{ file: problem.file, directory: '', evidence: { source, text } }];
  }
  const found = recognised(pastedWords(known), missingFile).flatMap(({ found: { kind, file }, evidence }) =>
    kind === 'compose' ? [{ file, directory: '', evidence }] : [],
  );
  return [...new Map(found.map((one) => [one.file, one])).values()];
}

function findingOf({ file, directory, evidence }: Missing, language: Language): Finding {
  const words = composeFileWords(language);
  const base = { code: 'compose.file-not-found', severity: 'error', service: null, topic: 'compose' } as const;
  if (file === '') {
    return {
      ...base,
      title: words.noProject,
      evidence: [evidence],
      why: words.noProjectWhy(directory),
      fixes: [stepFix(words.goThere, words.goThereExplain), stepFix(words.nameIt, words.nameItExplain)],
      suffers: [],
    };
  }
  const folder = /^(\/.*)\/[^/]+$/.exec(file)?.[1] ?? '.';
  return {
    ...base,
    title: words.fileMissing(file),
    evidence: [evidence],
    why: words.fileMissingWhy,
    fixes: [
      commandFix(words.lookThere, ['ls', '-la', folder], words.lookThereExplain),
      stepFix(words.checkName, words.checkNameExplain),
    ],
    suffers: [],
  };
}
