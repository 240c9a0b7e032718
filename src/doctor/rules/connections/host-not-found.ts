import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { hostNameWords } from '../../../words/doctor/host-names.ts';
import type { Evidence, Finding, Fix, Severity } from '../../finding.ts';
import { editFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { type Setting, settingOf } from '../../setting-place.ts';
import type { Address } from './addresses.ts';
import { againFix } from './again.ts';
import { changeFix } from './change-setting.ts';
import type { Complaint } from './complaint.ts';
import { complaints } from './complaints.ts';
import { causeOfName, meantHost, type NameCause } from './name-cause.ts';
import { nameOf, SYMPTOMS } from './refused.ts';
import { lineEvidence, settingEvidences } from './refused-evidence.ts';
import { logFix, upFix, waitFix } from './service-fixes.ts';

/** A service looks up a host name that has no address for it. */
export const hostNotFound: Rule = {
  code: 'dns.host-not-found',
  supersedes: SYMPTOMS,
  find: (known, language) =>
    complaints(known)
      .filter(({ about }) => about === 'name')
      .map((complaint) => findingOf(complaint, known, language)),
};

function findingOf(complaint: Complaint, known: Known, language: Language): Finding {
  const words = hostNameWords(language);
  const { host, address } = meantHost(complaint, known.world);
  const cause = causeOfName(complaint, host, known);
  const name = nameOf(complaint, language);
  const setting = settingFor(complaint, address, known.world);
  return {
    code: 'dns.host-not-found',
    severity: severityOf(complaint.severity, cause),
    service: complaint.service,
    title: host === null ? words.titleUnnamed(name) : words.title(name, host),
    evidence: [
      lineEvidence(complaint, language),
      ...settingEvidences(complaint, setting, known, language),
      ...networkEvidence(complaint, cause, language),
    ],
    why: whyOf(name, host ?? '', cause, language),
    fixes: [
      ...fixesOf(complaint, host ?? '', setting, cause, known.world, language),
      ...againFix(complaint, known.world, language),
    ],
    topic: 'network',
    suffers: [],
  };
}

function settingFor({ service }: Complaint, address: Address | null, world: World): Setting | null {
  if (!address || service === null) return null;
  return settingOf(world, service, { variable: address.variable, value: address.value, part: address.host });
}

/** Where the other service has a finding of its own, that one is the cause. */
function severityOf(severity: Severity, { is }: NameCause): Severity {
  return severity === 'error' && is === 'other-failed' ? 'warning' : severity;
}

function networkEvidence({ container, service }: Complaint, cause: NameCause, language: Language): readonly Evidence[] {
  if (cause.is !== 'apart') return [];
  const words = hostNameWords(language);
  const own = container?.name ?? service ?? '';
  const other = cause.other.containers[0]?.name ?? cause.other.name;
  return [
    { source: words.networksOf(own), text: cause.own.join(words.join) },
    { source: words.networksOf(other), text: [...new Set(cause.others)].join(words.join) },
  ];
}

function whyOf(name: string, host: string, cause: NameCause, language: Language): string {
  const words = hostNameWords(language);
  switch (cause.is) {
    case 'machine':
      return cause.given === null ? words.machineUnknown : cause.given ? words.machineGiven(name) : words.machine(name);
    case 'not-up':
      return words.notUp(cause.other.name);
    case 'other-failed':
      return words.otherFailed(cause.other.name);
    case 'host-network':
      return words.hostNetwork(name, cause.other.name);
    case 'apart': {
      const others = [...new Set(cause.others)].join(words.join);
      return words.apart(name, cause.own.join(words.join), cause.other.name, others);
    }
    case 'too-early':
      return cause.isAwaited ? words.tooEarlyThough(cause.other.name) : words.tooEarly(cause.other.name);
    case 'misspelt':
      return words.misspelt(host, cause.meant);
    case 'no-service':
      return words.noService(host, cause.services.join(words.join));
    case 'internal':
      return words.internal(host, cause.networks.join(words.join));
    case 'no-answer':
      return words.noAnswer(host);
    case 'unknown-domain':
      return words.unknownDomain(host);
    case 'plain':
      return words.plain(host);
    case 'unnamed':
      return words.unnamed;
  }
}

function fixesOf(
  complaint: Complaint,
  host: string,
  setting: Setting | null,
  cause: NameCause,
  world: World,
  language: Language,
): readonly Fix[] {
  const words = hostNameWords(language);
  const service = complaint.service ?? '';
  const own = world.sources?.places[`services.${service}`] ?? null;
  const networks = world.sources?.places[`services.${service}.networks`] ?? own;
  switch (cause.is) {
    case 'machine':
      return cause.given ? [] : [editFix(words.addHost(service), own, words.addHostExplain)];
    case 'not-up':
      return [upFix(cause.other, language)];
    case 'other-failed':
      return [logFix(cause.other.name, language)];
    case 'host-network':
      return [stepFix(words.published(cause.other.name), words.publishedExplain)];
    case 'apart': {
      const shared = cause.other.spec?.networks[0] ?? cause.others[0] ?? '';
      return [editFix(words.addNetwork(service, shared), networks, words.addNetworkExplain)];
    }
    case 'too-early':
      return cause.isAwaited
        ? [logFix(cause.other.name, language)]
        : [waitFix(service, cause.other.name, world, language)];
    case 'misspelt':
      return setting
        ? [changeFix(setting, host, cause.meant, words.correctExplain, language)]
        : [stepFix(words.checkName, words.checkNameExplain)];
    case 'internal':
      return [editFix(words.openNetwork(service), networks, words.openNetworkExplain)];
    case 'no-answer':
      return [stepFix(words.checkDns, words.checkDnsExplain)];
    default:
      return [correction(setting, language)];
  }
}

function correction(setting: Setting | null, language: Language): Fix {
  const words = hostNameWords(language);
  if (!setting) return stepFix(words.checkName, words.checkNameExplain);
  return editFix(words.correct(setting.name), setting.by === 'file' ? setting.place : null, words.correctExplain);
}
