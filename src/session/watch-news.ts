import type { Container } from '../model/container.ts';
import type { WatchEntry } from '../model/watch.ts';
import type { Ledger } from '../sync/ledger.ts';
import type { Stories } from '../sync/stories.ts';

/** What a word of watch is told to. */
export type WatchNewsPlace = {
  readonly ledger: Ledger;
  readonly stories: Stories;
  readonly containers: (service: string) => readonly Container[];
};

/** What one word of watch means for the files on their way and for what follows on them. */
export function tellWatch({ ledger, stories, containers }: WatchNewsPlace, entry: WatchEntry): void {
  const { kind, services, text, at } = entry;
  switch (kind) {
    case 'sync':
      for (const service of services) noticeSync(service);
      return;
    case 'rebuild':
      for (const service of services) {
        ledger.notice(service, ['rebuild'], at);
        stories.begin(service, 'rebuild', 'building', containers(service), at);
      }
      return;
    case 'built':
      for (const service of services) stories.built(service);
      return;
    case 'restart':
      for (const service of services) {
        ledger.notice(service, ['restart'], at);
        stories.restarted(service, containers(service), at);
        stories.look(service, containers(service), at);
      }
      return;
    case 'error':
      for (const line of text.split('\n').slice(1)) stories.say(line);
      stories.fail(services, { kind: 'told', text: reasonIn(text) }, at);
      ledger.fail(services[0] ?? serviceNamedIn(text), { kind: 'told', text: reasonIn(text) }, at);
      return;
    case 'line':
      stories.say(text);
      return;
    default:
  }

  function noticeSync(service: string) {
    const actions = ledger.notice(service, ['sync', 'sync+restart', 'sync+exec'], at);
    if (actions.has('sync+restart')) stories.begin(service, 'sync+restart', 'restarting', containers(service), at);
    else if (actions.has('sync+exec')) stories.begin(service, 'sync+exec', 'running', containers(service), at);
  }

  /** Compose names a container by its id where it could not copy or delete. */
  function serviceNamedIn(line: string): string | null {
    const id = /\b[0-9a-f]{64}\b/.exec(line)?.[0];
    return id === undefined ? null : (serviceById(id) ?? null);
  }

  function serviceById(id: string): string | undefined {
    return ledger
      .entries()
      .map(({ service }) => service)
      .find((service) => containers(service).some((container) => container.id === id));
  }
}

/** The one line that says why: the last of a build's, the first of several errors, or the first; without what Compose puts before every error. */
function reasonIn(text: string): string {
  const lines = unquoted(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const solving = lines.findLast((line) => line.startsWith('failed to solve:'));
  const listed = lines.find((line) => line.startsWith('\t* '))?.slice(3);
  return (solving ?? listed ?? lines[0] ?? '')
    .replace(/^(?:warning: )?Error handling changed files(?: for service [^:\s]+)?: /, '')
    .replace(/^Build failed\. Error: /, '')
    .replace(/^(?:copying files to|deleting paths in) [0-9a-f]{64}: (?:Error response from daemon: )?/, '');
}

/** Compose 2.26 writes its errors as `time="…" level=warning msg="…"`, on one line with everything escaped. */
function unquoted(text: string): string {
  const quoted = /\bmsg=("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (quoted === undefined) return text;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return text;
  }
}
