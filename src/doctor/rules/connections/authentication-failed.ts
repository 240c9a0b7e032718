import type { Language } from '../../../words/catalogue.ts';
import { loginWords } from '../../../words/doctor/logins.ts';
import type { Evidence, Finding } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';
import { settingOf } from '../../setting-place.ts';
import type { Complaint } from './complaint.ts';
import { complaints } from './complaints.ts';
import type { Credential } from './credentials.ts';
import { causeOfLogin, type Login, type LoginCause, loginOf } from './login-cause.ts';
import { loginFixes } from './login-fixes.ts';
import { nameOf, SYMPTOMS, whereOf } from './refused.ts';
import { lineEvidence, settingEvidences } from './refused-evidence.ts';

/** A server runs and answers, but does not let a service in. */
export const authenticationFailed: Rule = {
  code: 'db.authentication-failed',
  supersedes: SYMPTOMS,
  find: (known, language) =>
    complaints(known)
      .filter(isLogin)
      .map((complaint) => findingOf(loginOf(complaint, known.world), known, language)),
};

function isLogin(complaint: Complaint): complaint is Complaint & { readonly about: 'login' } {
  return complaint.about === 'login';
}

function findingOf(login: Login, known: Known, language: Language): Finding {
  const { complaint } = login;
  const cause = causeOfLogin(login);
  return {
    code: 'db.authentication-failed',
    severity: complaint.severity,
    service: complaint.service,
    title: titleOf(login, language),
    evidence: [lineEvidence(complaint, language), ...variableEvidence(login, known, language)],
    why: whyOf(login, cause, language),
    fixes: loginFixes(login, cause, known.world, language),
    topic: 'env',
    suffers: [],
  };
}

function titleOf({ complaint, said, target, user, database }: Login, language: Language): string {
  const words = loginWords(language);
  const service = nameOf(complaint, language);
  const server = target.product ?? (whereOf(target) || words.aServer);
  const name = said.user ?? user?.part ?? '';
  switch (said.kind) {
    case 'password':
    case 'rights':
      return words[said.kind](service, server, name);
    case 'user':
      return words.user(service, server, name);
    case 'database':
      return words.database(service, server, said.database ?? database?.part ?? '');
    case 'missing':
    case 'needless':
    case 'method':
      return words[said.kind](service, server);
  }
}

function whyOf({ said, user }: Login, cause: LoginCause, language: Language): string {
  const words = loginWords(language);
  switch (cause.is) {
    case 'first-start':
      return {
        user: words.firstStartUser,
        database: words.firstStartDatabase,
        password: words.firstStart,
      }[said.kind === 'user' || said.kind === 'database' ? said.kind : 'password'](cause.other.name, cause.variable);
    case 'differs':
      return words.differs(cause.other.name, cause.variable);
    case 'empty':
      return words.empty(cause.variable);
    case 'guest':
      return words.guest;
    case 'plain':
      break;
  }
  switch (said.kind) {
    case 'password':
      return words.wrong(said.user ?? user?.part ?? '');
    case 'missing':
      return words.noPassword;
    case 'needless':
      return words.needlessWhy;
    case 'user':
      return words.noUser;
    case 'database':
      return words.noDatabase;
    case 'rights':
      return words.rightsWhy;
    case 'method':
      return words.methodWhy;
  }
}

/** The variables that the login came from, a password hidden, each line once. */
function variableEvidence(
  { complaint, said, user, password, database }: Login,
  known: Known,
  language: Language,
): readonly Evidence[] {
  const { service } = complaint;
  const parts: readonly (Credential | null)[] =
    said.kind === 'database'
      ? [database]
      : said.kind === 'user'
        ? [user]
        : said.kind === 'password'
          ? [user, password]
          : [password];
  const found = parts.flatMap((part) =>
    part && service !== null ? settingEvidences(complaint, settingOf(known.world, service, part), known, language) : [],
  );
  return found.filter(
    ({ source, text }, at) => found.findIndex((one) => one.source === source && one.text === text) === at,
  );
}
