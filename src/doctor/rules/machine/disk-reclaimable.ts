import { bytes } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { diskFindingWords } from '../../../words/doctor/disk.ts';
import type { Finding } from '../../finding.ts';
import { fullDisks } from '../../full-disk.ts';
import type { Known } from '../../known.ts';
import { pruneFixes, reclaimable } from '../../reclaimable.ts';
import type { Rule } from '../../rule.ts';

/** What could be removed, where something has said that its disk is full. */
export const diskReclaimable: Rule = {
  code: 'disk.reclaimable',
  supersedes: [],
  asks: (known) => (fullDisks(known).length > 0 ? [{ kind: 'space' }] : []),
  find: (known, language) => (fullDisks(known).length > 0 ? reclaim(known, language) : []),
};

function reclaim({ answers }: Known, language: Language): readonly Finding[] {
  const words = diskFindingWords(language);
  const usage = answers.space()?.usage;
  const found = usage ? reclaimable(usage) : [];
  const size = found.reduce((sum, one) => sum + one.size, 0);
  if (!usage || size === 0) return [];
  return [
    {
      code: 'disk.reclaimable',
      severity: 'info',
      service: null,
      title: words.reclaimable(bytes(size)),
      evidence: found.map((one) => ({
        source: words.systemDf,
        text: words.kinds(one.kind, bytes(one.size), one.count),
      })),
      why: words.reclaimableWhy,
      fixes: pruneFixes(usage, language),
      topic: 'disk',
      suffers: [],
    },
  ];
}
