import { bytes } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { diskFindingWords } from '../../../words/doctor/disk.ts';
import type { Finding, Fix } from '../../finding.ts';
import { commandFix } from '../../fixes.ts';
import { type FullDisk, fullDisks } from '../../full-disk.ts';
import type { Known } from '../../known.ts';
import type { Space } from '../../question.ts';
import { pruneFixes } from '../../reclaimable.ts';
import type { Rule } from '../../rule.ts';

/** Something was told that its disk is full. One finding about the machine, whoever said it: they all share it. */
export const diskLow: Rule = {
  code: 'disk.low',
  supersedes: ['build.failed', 'image.pull-failed'],
  asks: (known) => (fullDisks(known).length > 0 ? [{ kind: 'space' }] : []),
  find(known, language) {
    const said = fullDisks(known);
    return said.length === 0 ? [] : [findingOf(said, known, language)];
  },
};

/** Where less than this is left, builds fail; bytes, and as a part of the whole. */
const LOW_BYTES = 2_000_000_000;
const LOW_PART = 0.05;

function findingOf(said: readonly FullDisk[], known: Known, language: Language): Finding {
  const words = diskFindingWords(language);
  const space = known.answers.space() ?? null;
  const hasRoom = space?.free != null && !isLow(space);
  const free = space?.free == null ? null : bytes(space.free);
  const measured =
    free === null ? [] : [{ source: words.engineDisk, text: words.freeEvidence(free, bytes(space?.total ?? 0)) }];
  return {
    code: 'disk.low',
    severity: hasRoom ? 'warning' : 'error',
    service: null,
    title: hasRoom ? words.wasFull : words.full,
    evidence: [
      ...said.map(({ source, service, text }) => ({ source: source ?? words.log(service ?? ''), text })),
      ...measured,
    ],
    why: free === null ? words.whyUnknown : hasRoom ? words.whyFree(free) : words.whyFull(free),
    fixes: [lookFix(language), ...pruneFixes(space?.usage ?? null, language).slice(0, 1)],
    topic: 'disk',
    suffers: [...new Set(said.flatMap(({ service }) => service ?? []))],
  };
}

function isLow({ free, total }: Space): boolean {
  return free !== null && (free < LOW_BYTES || (total !== null && free < total * LOW_PART));
}

function lookFix(language: Language): Fix {
  const words = diskFindingWords(language);
  return commandFix(words.look, ['docker', 'system', 'df'], words.lookExplain);
}
