import type { ComposeProblem, EngineProblem } from '../../src/model/problem.ts';
import { duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { headerWords } from '../../src/words/header.ts';

/** What is wrong with the project and what to do, in one line without styles. */
export function problemSentence(problem: ComposeProblem, language: Language): string {
  return oneLine(composeSentence(problem, language));
}

/** What is wrong with the engine and what to do, in one line without styles. */
export function engineSentence(problem: EngineProblem, language: Language): string {
  return oneLine(engineText(problem, language));
}

/** Why there is no engine, in a few words. */
export function engineReason(problem: EngineProblem, language: Language): string {
  const words = headerWords(language);
  switch (problem.kind) {
    case 'unreachable':
      return words.unreachable;
    case 'permission-denied':
      return words.permission;
    case 'timeout':
      return words.timeout;
    case 'context-not-found':
      return words.noContext(problem.context);
    case 'failed':
      return words.engineFailed;
  }
}

function engineText(problem: EngineProblem, language: Language): string {
  const words = headerWords(language);
  switch (problem.kind) {
    case 'unreachable':
      return words.doStart(problem.host);
    case 'permission-denied':
      return words.doPermission(problem.host);
    case 'timeout':
      return words.doTimeout(problem.host, duration(problem.afterMs));
    case 'context-not-found':
      return words.doContext(problem.context, problem.known.join(' '));
    case 'failed':
      return words.doEngine(problem.host, problem.detail);
  }
}

function composeSentence(problem: ComposeProblem, language: Language): string {
  const words = headerWords(language);
  switch (problem.kind) {
    case 'no-project':
      return words.noProject(problem.directory);
    case 'file-not-found':
      return words.fileNotFound(problem.file);
    case 'invalid':
      return words.invalid(
        [problem.file, problem.line, problem.column].filter((part) => part !== null).join(':'),
        problem.message,
      );
    case 'variable-not-set':
      return words.variableNotSet(problem.variable);
    case 'env-file-missing':
      return words.envFileMissing(problem.file);
    case 'not-installed':
      return words.notInstalled(problem.detail);
    case 'unsupported-version':
      return words.unsupported(problem.version, problem.feature, problem.needs);
    case 'failed':
      return words.composeFailed(problem.message);
  }
}

/** Messages of Compose and of the engine can have several lines, and come from outside. */
function oneLine(text: string): string {
  return plain(text)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
