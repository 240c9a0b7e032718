import type { Language } from '../../../words/catalogue.ts';
import { engineWords } from '../../../words/doctor/engine.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, stepFix } from '../../fixes.ts';

/** The ways to an engine that does not answer at `host`, by what that address tells of whose it is; empty where it is not known. */
export function startFixes(host: string, language: Language): readonly Fix[] {
  const words = engineWords(language);
  const look = commandFix(words.contexts, ['docker', 'context', 'ls'], words.contextsExplain);
  const remote = /^ssh:\/\/([^/]+)/.exec(host)?.[1];
  if (remote !== undefined) {
    const argv = ['ssh', remote, 'docker', 'version'];
    return [look, commandFix(words.askRemote, argv, words.askRemoteExplain)];
  }
  if (/^(?:tcp|https?):\/\//.test(host)) {
    return [look, stepFix(words.checkAddress, words.checkAddressExplain(host))];
  }
  const own = OTHERS.find(({ address }) => address.test(host));
  if (own) return [look, commandFix(words.startOther(own.name), own.argv, words.startOtherExplain)];
  return [look, ...machineFixes(host, language)];
}

/** Engines with a program of their own that starts them, by their sockets. */
const OTHERS: readonly { readonly address: RegExp; readonly name: string; readonly argv: readonly string[] }[] = [
  { address: /\.colima\//, name: 'Colima', argv: ['colima', 'start'] },
  { address: /\.orbstack\//, name: 'OrbStack', argv: ['orb', 'start'] },
  { address: /\.rd\//, name: 'Rancher Desktop', argv: ['rdctl', 'start'] },
  { address: /podman/, name: 'Podman', argv: ['podman', 'machine', 'start'] },
];

/** `/var/run/docker.sock` is Docker Desktop's on a Mac and the service's on Linux. */
function machineFixes(host: string, language: Language): readonly Fix[] {
  const words = engineWords(language);
  const desktop = commandFix(words.startDesktop, ['docker', 'desktop', 'start'], words.startDesktopExplain);
  if (/^npipe:|\.docker\/(?:run|desktop)\//.test(host)) return [desktop];
  const isRootless = /\/run\/user\/\d+\//.test(host);
  const service = isRootless ? ['systemctl', '--user', 'start', 'docker'] : ['sudo', 'systemctl', 'start', 'docker'];
  const journal = ['journalctl', ...(isRootless ? ['--user'] : []), '-u', 'docker', '-n', '50', '--no-pager'];
  return [
    commandFix(words.startService, service, words.startServiceExplain),
    ...(isRootless ? [] : [desktop]),
    commandFix(words.readJournal, journal, words.readJournalExplain),
  ];
}
