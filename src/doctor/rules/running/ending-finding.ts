import type { TopicId } from '../../../model/topic.ts';
import type { Language } from '../../../words/catalogue.ts';
import { endingWords } from '../../../words/doctor/ending.ts';
import type { Evidence, Finding, FindingCode } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { codeOf, type Ending, endings } from './ending.ts';
import { fixesOf } from './ending-fixes.ts';
import { whyOf } from './ending-why.ts';

/** The rule for the endings that are of one code. */
export function endingRule(code: FindingCode, topic: TopicId, supersedes: Rule['supersedes']): Rule {
  return {
    code,
    supersedes,
    find: (known, language) =>
      endings(known)
        .filter((ending) => codeOf(ending) === code)
        .map((ending) => toFinding(code, topic, ending, known, language)),
  };
}

function toFinding(code: FindingCode, topic: TopicId, ending: Ending, known: Known, language: Language): Finding {
  return {
    code,
    severity: ending.severity,
    service: ending.service,
    title: titleOf(ending, language),
    evidence: [...ending.seen, ...fromLog(ending, language)],
    why: whyOf(ending, known.world, language),
    fixes: fixesOf(ending, known.world, language),
    topic,
    suffers: [],
  };
}

function titleOf(ending: Ending, language: Language): string {
  const words = endingWords(language);
  const { cause, code, role, again } = ending;
  const name = ending.service ?? (ending.container || words.aContainer);
  if (role === 'one-shot' && again === null) {
    return code === null ? words.oneShotNotStarted(name) : words.oneShotFailed(name, code);
  }
  if (cause.kind === 'oom') return words.oomKilled(name);
  if (cause.kind === 'start') {
    const command = cause.failure.command || words.itsCommand;
    switch (cause.failure.kind) {
      case 'format':
        return words.wrongFormat(name, command);
      case 'not-executable':
        return words.notExecutable(name, command);
      case 'not-found':
      case 'no-file':
        return words.notFound(name, command);
      case 'no-interpreter':
      case 'carriage-return':
        return words.noInterpreterFor(name, command);
    }
  }
  if (again !== null) return words.loops(name, again.times);
  return code === null ? words.notStarted(name) : words.exited(name, code);
}

const BEFORE = 2;

/** The line that tells the cause, with the two before it. */
function fromLog({ cause, lines, linesFrom, service, container }: Ending, language: Language): readonly Evidence[] {
  const at =
    cause.kind === 'said'
      ? cause.error.at
      : cause.kind === 'start' && cause.line !== null
        ? lines.lastIndexOf(cause.line)
        : -1;
  if (at < 0) return [];
  const source = linesFrom ?? endingWords(language).logOf(service ?? container);
  return lines
    .slice(Math.max(0, at - BEFORE), at + 1)
    .filter((text) => text.trim() !== '')
    .map((text) => ({ source, text: text.trimEnd() }));
}
