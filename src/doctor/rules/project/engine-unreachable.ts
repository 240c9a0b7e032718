import type { EngineProblem } from '../../../model/problem.ts';
import type { Language } from '../../../words/catalogue.ts';
import { engineWords } from '../../../words/doctor/engine.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, stepFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { startFixes } from './engine-fixes.ts';
import { engineTrouble } from './engine-trouble.ts';

/** The engine does not answer, answers with errors, or the context that names it does not exist. */
export const engineUnreachable: Rule = {
  code: 'engine.unreachable',
  supersedes: ['compose.invalid', 'network.external-missing', 'container.name-conflict'],
  find(known, language) {
    const trouble = engineTrouble(known);
    if (!trouble || trouble.problem.kind === 'permission-denied') return [];
    return [
      {
        code: 'engine.unreachable',
        severity: 'error',
        service: null,
        title: titleOf(trouble.problem, language),
        evidence: trouble.evidence,
        why: whyOf(trouble.problem, language),
        fixes: fixesOf(trouble.problem, language),
        topic: 'compose',
        suffers: [],
      },
    ];
  },
};

function titleOf(problem: EngineProblem, language: Language): string {
  const words = engineWords(language);
  if (problem.kind === 'context-not-found') return words.noContext(problem.context);
  return problem.host === '' ? words.unreachable : words.unreachableAt(problem.host);
}

function whyOf(problem: EngineProblem, language: Language): string {
  const words = engineWords(language);
  switch (problem.kind) {
    case 'context-not-found':
      return words.noContextWhy(problem.known.join(', '));
    case 'timeout':
      return words.timeoutWhy(Math.round(problem.afterMs / 1000));
    case 'failed':
      return words.failedWhy;
    default: {
      const detail = 'detail' in problem ? problem.detail : '';
      const socket = /ENOENT|no such file|cannot find the file/i.test(detail);
      if (socket && /^(?:unix|npipe):/.test(problem.host)) {
        return words.socketGoneWhy(problem.host.replace(/^unix:\/\/|^npipe:\/\//, ''));
      }
      return /ENOTFOUND|EAI_AGAIN|no such host/.test(detail) ? words.hostUnknownWhy : words.unreachableWhy;
    }
  }
}

function fixesOf(problem: EngineProblem, language: Language): readonly Fix[] {
  const words = engineWords(language);
  switch (problem.kind) {
    case 'context-not-found':
      return [
        commandFix(words.contexts, ['docker', 'context', 'ls'], words.contextsExplain),
        commandFix(words.useDefault, ['docker', 'context', 'use', 'default'], words.useDefaultExplain),
      ];
    case 'timeout':
      return [stepFix(words.wait, words.waitExplain)];
    case 'failed':
      return [commandFix(words.readInfo, ['docker', 'info'], words.readInfoExplain)];
    default:
      return startFixes(problem.host, language);
  }
}
