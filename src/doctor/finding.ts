import type { Place } from '../model/sources.ts';
import type { TopicId } from '../model/topic.ts';

/** Every kind of finding. Part of the contract: scripts match these texts. */
export const FINDING_CODES = [
  'compose.file-not-found',
  'compose.invalid',
  'compose.unsupported-version',
  'env.variable-not-set',
  'env.file-missing',
  'env.localhost-in-container',
  'env.suspicious-value',
  'engine.unreachable',
  'engine.permission-denied',
  'network.external-missing',
  'dns.host-not-found',
  'port.already-allocated',
  'port.listens-on-loopback',
  'port.nothing-listening',
  'db.connection-refused',
  'db.authentication-failed',
  'dependency.one-shot-failed',
  'dependency.unhealthy',
  'dependency.waiting',
  'dependency.no-condition',
  'health.unhealthy',
  'health.probe-command-missing',
  'health.probe-timeout',
  'container.exited',
  'container.oom-killed',
  'container.command-not-found',
  'container.exec-format',
  'container.restart-loop',
  'container.name-conflict',
  'image.stale',
  'image.pull-failed',
  'build.failed',
  'build.context-large',
  'build.cache-missed',
  'config.stale',
  'bind.source-missing',
  'watch.unsupported',
  'watch.no-rules',
  'watch.not-running',
  'watch.drift',
  'watch.sync-failed',
  'traefik.no-network',
  'traefik.port-mismatch',
  'traefik.duplicate-rule',
  'disk.reclaimable',
  'disk.low',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** `error`: something does not work · `warning`: it will not, or not as meant · `info`: worth knowing, nothing is wrong. */
export type Severity = 'error' | 'warning' | 'info';

/** What the finding was seen by. `source` says where it stands: `log of prestart`, `.env:3`, `docker compose up -d`, `docker inspect ai-pic-backend-1`. */
export type Evidence = { readonly source: string; readonly text: string };

/** A way out. Fixes of a finding stand in order of safety, the safest first. */
export type Fix = {
  /** What it does, a few words in the imperative. */
  readonly title: string;
  /** The command in full, as a person would type it, program first; null where there is none to run. */
  readonly argv: readonly string[] | null;
  /** The line to change in an editor; null where nothing is edited. */
  readonly edit: Place | null;
  readonly danger: 'none' | 'restarts' | 'deletes';
  /** Its consequences, in one or two sentences: shown before it runs. */
  readonly explain: string;
};

/** Something that is wrong, on the service that is to blame. All texts are plain, in one language. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Null where it is about the project, the engine or the machine. */
  readonly service: string | null;
  readonly title: string;
  readonly evidence: readonly Evidence[];
  /** The cause, in one sentence. */
  readonly why: string;
  readonly fixes: readonly Fix[];
  readonly topic: TopicId | null;
  /** Services that do not work because of it, in start-up order. */
  readonly suffers: readonly string[];
};
