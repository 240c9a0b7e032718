import { selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import type { Language } from '../words/catalogue.ts';
import type { Finding, Severity } from './finding.ts';
import type { Known } from './known.ts';
import { type Question, questionKey } from './question.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** The findings, the worst first, each once, on the service that is to blame: what is but a symptom of another finding is left out. */
export function diagnose(known: Known, language: Language): readonly Finding[] {
  const found = rules.flatMap((rule) => rule.find(known, language).map((finding) => ({ rule, finding })));
  const causes = found.filter((one) => !found.some((other) => supersedes(other, one)));
  const services = selectServices(known.world).map(({ name }) => name);
  return causes
    .map(({ finding }) => withSufferers(finding, known.world))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || placeOf(a) - placeOf(b));

  function placeOf({ service }: Finding): number {
    return service === null ? -1 : services.indexOf(service);
  }
}

/** What has to be found out for a better diagnosis, each question once; empty when nothing has. */
export function openQuestions(known: Known): readonly Question[] {
  const asked = rules.flatMap((rule) => rule.asks?.(known) ?? []);
  const open = asked.filter((question) => !isAnswered(question, known));
  return [...new Map(open.map((question) => [questionKey(question), question])).values()];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

type Found = { readonly rule: Rule; readonly finding: Finding };

/** A finding about no service in particular stands above those of all. */
function supersedes(one: Found, other: Found): boolean {
  if (one === other || !one.rule.supersedes.includes(other.rule.code)) return false;
  return one.finding.service === null || one.finding.service === other.finding.service;
}

/** Those that wait for the service, directly or not, and do not run; besides those that the rule itself names. */
function withSufferers(finding: Finding, world: World): Finding {
  if (finding.service === null || finding.severity === 'info') return finding;
  const services = selectServices(world);
  const held = new Set<string>();
  const visit = (name: string) => {
    for (const { name: dependent, gates, state } of services) {
      const waits = gates.some((gate) => gate.service === name && !gate.satisfied);
      if (!waits || held.has(dependent) || state === 'running') continue;
      held.add(dependent);
      visit(dependent);
    }
  };
  visit(finding.service);
  const suffers = services.map(({ name }) => name).filter((name) => held.has(name) || finding.suffers.includes(name));
  return { ...finding, suffers };
}

function isAnswered(question: Question, { answers }: Known): boolean {
  switch (question.kind) {
    case 'host-port':
      return answers.hostPort(question.port, question.protocol) !== undefined;
    case 'sockets':
      return answers.sockets(question.container) !== undefined;
    case 'space':
      return answers.space() !== undefined;
    case 'path':
      return answers.path(question.path) !== undefined;
  }
}
