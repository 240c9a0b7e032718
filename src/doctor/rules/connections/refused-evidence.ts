import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Evidence } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Listener } from '../../question.ts';
import { type Setting, settingEvidence } from '../../setting-place.ts';
import { shownLine } from '../../shown.ts';
import type { Complaint } from './complaint.ts';
import type { Refused } from './refused.ts';
import type { RefusedCause } from './refused-cause.ts';

/** The line that says it, what names the host, and what was found at the other end. */
export function refusedEvidence(
  { complaint, setting }: Refused,
  cause: RefusedCause,
  known: Known,
  language: Language,
): readonly Evidence[] {
  return [
    lineEvidence(complaint, language),
    ...settingEvidences(complaint, setting, known, language),
    ...atOtherEnd(cause, known, language),
  ];
}

/** The line of the log or of the text. */
export function lineEvidence({ source, service, said, environment }: Complaint, language: Language): Evidence {
  const words = connectionWords(language);
  return { source: source ?? words.log(service ?? words.aService), text: shownLine(said.line, environment) };
}

/** Where the variable gets its value. */
export function settingEvidences(
  complaint: Complaint,
  setting: Setting | null,
  { world }: Known,
  language: Language,
): readonly Evidence[] {
  if (!setting || complaint.service === null) return [];
  const { container, service } = complaint;
  const seenIn = container ? `docker inspect ${container.name}` : connectionWords(language).environmentOf(service);
  return [settingEvidence(setting, world, seenIn)];
}

function atOtherEnd(cause: RefusedCause, { answers }: Known, language: Language): readonly Evidence[] {
  const words = connectionWords(language);
  if (cause.is === 'machine-nothing') return [{ source: words.thisMachine, text: words.nobodyListens(cause.port) }];
  if (cause.is === 'machine-container') return [{ source: 'docker ps', text: cause.container }];
  if (cause.is === 'machine-loopback' || cause.is === 'machine-now') {
    const processes = answers.hostPort(cause.port, 'tcp')?.processes ?? [];
    return processes.map(({ name, pid, address }) => ({
      source: words.thisMachine,
      text: words.listens(name, pid, `${address}:${cause.port}`),
    }));
  }
  if (cause.is !== 'other-loopback' && cause.is !== 'other-port') return [];
  const running = cause.other.containers.find(({ state }) => state === 'running');
  const listeners = running ? (answers.sockets(running.id) ?? []) : [];
  return running ? [{ source: words.socketsOf(running.name), text: listeners.map(written).join(words.join) }] : [];
}

function written({ address, port }: Listener): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
