import { buildReasons } from '../../src/explain/build.ts';
import type { Job } from '../../src/model/job.ts';
import type { World } from '../../src/model/world.ts';
import { pad } from '../../src/text/clip.ts';
import { plain } from '../../src/text/sanitize.ts';
import { wrap } from '../../src/text/wrap.ts';
import { buildWords } from '../../src/words/build.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';

/** Why the builds of a finished job were not cached: one or two rows a service, each of exactly `columns` cells; none for a job that built nothing. */
export function buildReasonRows(
  job: Pick<Job, 'id'>,
  { builds }: Pick<World, 'builds'>,
  columns: number,
  language: Language,
): readonly string[] {
  const words = buildWords(language);
  const summaries = Object.values(builds).filter((summary) => summary.job === job.id);
  return summaries.flatMap((summary) => {
    const [reason] = buildReasons(summary, language);
    if (reason === undefined) return [];
    const text = plain(words.service(summary.service, reason));
    const [first = ''] = wrap(text, Math.max(1, columns - 5));
    const rest = text.slice(text.indexOf(first) + first.length).trimStart();
    const shown = rest === '' ? [first] : [first, rest];
    const tone = summary.ran === 0 ? style.good : style.warn;
    return shown.map((line, at) =>
      tone(pad(at === 0 ? ` ${summary.ran === 0 ? '≡' : '↻'} ${line}` : `   ${line}`, columns)),
    );
  });
}
