import type { Job } from '../../../model/job.ts';
import type { World } from '../../../model/world.ts';
import { bytes } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import { quote } from '../../../text/shell.ts';
import type { Language } from '../../../words/catalogue.ts';
import { freshnessWords } from '../../../words/doctor/freshness.ts';
import type { Finding } from '../../finding.ts';
import { editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { sentContexts } from '../../texts/sent-context.ts';
import { builtService } from './failed-builds.ts';

/** The last build of a service sent so much that it is felt. */
export const buildContextLarge: Rule = {
  code: 'build.context-large',
  supersedes: [],
  find: (known, language) =>
    (known.isPasted ? fromTexts(known) : fromJobs(known.world))
      .filter(({ size }) => size >= LARGE_BYTES)
      .map((sent) => findingOf(sent, known.world, language)),
};

/** A hundred megabytes take seconds to gather and send, at each build. */
const LARGE_BYTES = 100_000_000;

type Sent = {
  readonly service: string | null;
  readonly size: number;
  readonly source: string;
  readonly text: string | null;
};

/** BuildKit sends what changed since the last build only, so it is what the last one sent that counts. */
function fromJobs(world: World): readonly Sent[] {
  const sent = world.jobs.flatMap((job) =>
    job.steps
      .filter(({ name, build }) => build !== null && name.endsWith('load build context'))
      .map((step) => ({
        service: serviceOf(step.build?.targets ?? [], job, world),
        size: step.progress?.current ?? 0,
        source: quote(job.argv),
        text: null,
      })),
  );
  return [...new Map(sent.map((one) => [one.service, one])).values()];
}

function fromTexts({ outputs, world }: Known): readonly Sent[] {
  return outputs.flatMap((output) =>
    sentContexts(output.lines).map(({ target, bytes: size, line }) => ({
      service: builtService({ ...NOTHING, target }, output, world),
      size,
      source: output.source,
      text: plain(line),
    })),
  );
}

const NOTHING = { word: null, instruction: '', place: null, reason: '', output: [], line: '', at: 0 };

function serviceOf(targets: readonly string[], { services }: Job, world: World): string | null {
  const [target = null] = targets;
  return builtService({ ...NOTHING, target }, { source: '', lines: [], services }, world);
}

function findingOf({ service, size, source, text }: Sent, world: World, language: Language): Finding {
  const words = freshnessWords(language);
  const context = world.project?.services.find(({ name }) => name === service)?.build?.context ?? '';
  const ignoreFile = context.startsWith('/') ? { file: `${context.replace(/\/$/, '')}/.dockerignore`, line: 1 } : null;
  return {
    code: 'build.context-large',
    severity: 'info',
    service,
    title: service === null ? words.contextTitleUnknown(bytes(size)) : words.contextTitle(service, bytes(size)),
    evidence: [{ source, text: text ?? words.sent(bytes(size)) }],
    why: words.contextWhy,
    fixes: [editFix(words.ignore, ignoreFile, words.ignoreExplain)],
    topic: 'context',
    suffers: [],
  };
}
