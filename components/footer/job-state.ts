import type { Job } from '../../src/model/job.ts';
import { duration } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { footerWords } from '../../src/words/footer.ts';
import { style } from '../frame/style.ts';

/** How a job stands, with a sign and a span of time, styled, such as `✔ 4.1 s`. `now` matters only while it runs. */
export function jobState(job: Job, now: number, language: Language): string {
  const words = footerWords(language);
  const took = duration((job.endedAt ?? now) - (job.startedAt ?? job.queuedAt));
  switch (job.result?.kind) {
    case 'succeeded':
      return style.good(`✔ ${took}`);
    case 'failed':
      return style.bad(`✖ ${words.failed(job.result.code, took)}`);
    case 'cancelled':
      return style.warn(`– ${words.cancelled(took)}`);
    case 'not-started':
      return style.bad(`✖ ${words.notStarted}`);
    case undefined:
      if (job.startedAt === null) return style.dim(`◌ ${words.queued}`);
      return job.cancelling ? style.warn(`◐ ${words.cancelling(took)}`) : style.busy(`◐ ${took}`);
  }
}
