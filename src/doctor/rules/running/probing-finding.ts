import type { Language } from '../../../words/catalogue.ts';
import { probingWords } from '../../../words/doctor/probing.ts';
import type { Finding, FindingCode } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { type Probing, probingCode, probings } from './probing.ts';
import { probingFixes } from './probing-fixes.ts';

type Words = ReturnType<typeof probingWords>;

/** The rule for the failing probes that are of one code. */
export function probingRule(code: FindingCode, supersedes: Rule['supersedes']): Rule {
  return {
    code,
    supersedes,
    find: (known, language) =>
      probings(known)
        .filter((probing) => probingCode(probing) === code)
        .map((probing) => toFinding(code, probing, known, language)),
  };
}

function toFinding(code: FindingCode, probing: Probing, { world }: Known, language: Language): Finding {
  const words = probingWords(language);
  return {
    code,
    severity: probing.severity,
    service: probing.service,
    title: titleOf(code, probing, words),
    evidence: probing.seen,
    why: whyOf(probing, words).join(language === 'en' ? ' ' : ''),
    fixes: probingFixes(probing, world, words),
    topic: 'healthcheck',
    suffers: [],
  };
}

function titleOf(code: FindingCode, { name, trouble, hasProbe }: Probing, words: Words): string {
  if (code === 'health.probe-command-missing' && trouble?.kind === 'missing')
    return words.toolMissing(name, trouble.tool);
  if (code === 'health.probe-timeout' && trouble?.kind === 'timeout') return words.tooSlow(name, trouble.after);
  if (!hasProbe) return words.noHealthcheck(name);
  return code === 'dependency.unhealthy' ? words.unhealthyAwaited(name) : words.unhealthy(name);
}

function whyOf(probing: Probing, words: Words): readonly string[] {
  const { trouble, known, hasProbe } = probing;
  if (!hasProbe) return [words.needsHealthcheck];
  if (trouble?.kind === 'missing') return [words.missing(trouble.tool)];
  if (!trouble) return [words.unknownProbe, words.restartsNothing];
  return [words.streak(Math.max(1, known?.failingStreak ?? 1)), ...told(probing, words), words.restartsNothing];
}

function told({ trouble, known }: Probing, words: Words): readonly string[] {
  switch (trouble?.kind) {
    case 'timeout':
      return [words.timedOut];
    case 'refused':
      return [words.refused];
    case 'status':
      return [words.status(trouble.status)];
    case 'other':
      return [trouble.line === '' ? words.silent(known?.probes.at(-1)?.exitCode ?? 1) : words.said(trouble.line)];
    default:
      return [];
  }
}
