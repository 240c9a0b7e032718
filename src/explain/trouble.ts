import type { ComposeProblem, EngineProblem } from '../model/problem.ts';
import type { Language } from '../words/catalogue.ts';
import { explainWords } from '../words/explain.ts';

/** One sentence on why the engine cannot be used, and what to do. */
export function explainEngineProblem(problem: EngineProblem, language: Language): string {
  const words = explainWords(language);
  switch (problem.kind) {
    case 'unreachable':
      return words.engineUnreachable(problem.host);
    case 'permission-denied':
      return words.enginePermission(problem.host);
    case 'timeout':
      return words.engineTimeout(problem.host, Math.round(problem.afterMs / 1000));
    case 'context-not-found':
      return words.contextNotFound(problem.context, problem.known.join(', '));
    case 'failed':
      return words.engineFailed(problem.host, problem.detail);
  }
}

/** One sentence on why the project cannot be read (what, where, what to do); an invalid file shows its line as a second one. */
export function explainComposeProblem(problem: ComposeProblem, language: Language): readonly string[] {
  const words = explainWords(language);
  switch (problem.kind) {
    case 'no-project':
      return [words.noProject(problem.directory)];
    case 'file-not-found':
      return [words.fileNotFound(problem.file)];
    case 'invalid': {
      const sentence = words.invalid(placeOf(problem), problem.message);
      return (problem.source ?? '').trim() === ''
        ? [sentence]
        : [sentence, words.invalidSource((problem.source ?? '').trim())];
    }
    case 'variable-not-set':
      return [words.variableNotSet(problem.variable, problem.message)];
    case 'env-file-missing':
      return [words.envFileMissing(problem.file)];
    case 'not-installed':
      return [words.notInstalled(problem.detail)];
    case 'unsupported-version':
      return [words.unsupported(problem.version, problem.needs, problem.feature)];
    case 'failed':
      return [words.composeFailed(problem.message)];
  }
}

function placeOf({
  file,
  line,
  column,
}: {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}): string {
  return [file, line, line === null ? null : column].filter((part) => part !== null).join(':');
}
