import type { EngineProblem } from '../../../model/problem.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Evidence } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { pastedWords, recognised } from '../../own-words.ts';
import { engineAway } from '../../texts/engine-away.ts';

/** An engine that cannot be used: `problem` as the port of the engine tells such things, and what it was seen by. */
export type EngineTrouble = { readonly problem: EngineProblem; readonly evidence: readonly Evidence[] };

/** What is wrong with the connection to the engine: of a pasted text what that tells first, else what this program met itself; null for nothing. */
export function engineTrouble(known: Known): EngineTrouble | null {
  if (!known.isPasted) {
    const { engine } = known.world;
    return engine.state === 'lost' ? { problem: engine.problem, evidence: evidenceOf(engine.problem) } : null;
  }
  const [first] = recognised(pastedWords(known), engineAway);
  return first ? { problem: problemOf(first.found, first.evidence.text), evidence: [first.evidence] } : null;
}

function evidenceOf(problem: EngineProblem): readonly Evidence[] {
  if (problem.kind === 'context-not-found') return [];
  const text = 'detail' in problem ? plain(problem.detail) : '';
  return text === '' ? [] : [{ source: problem.host, text }];
}

function problemOf({ kind, host }: ReturnType<typeof engineAway> & object, detail: string): EngineProblem {
  if (kind === 'denied') return { kind: 'permission-denied', host };
  if (kind === 'context') return { kind: 'context-not-found', context: host, known: [] };
  return { kind: 'unreachable', host, detail };
}
