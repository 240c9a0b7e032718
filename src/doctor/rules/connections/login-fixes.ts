import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { loginWords } from '../../../words/doctor/logins.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, deleteFix, editFix, stepFix } from '../../fixes.ts';
import { settingOf } from '../../setting-place.ts';
import { againFix } from './again.ts';
import { type Credential, firstStartOf } from './credentials.ts';
import type { Login, LoginCause } from './login-cause.ts';

/** The ways in: first what changes the service's own variables, then what changes the server, last what deletes its data. */
export function loginFixes(login: Login, cause: LoginCause, world: World, language: Language): readonly Fix[] {
  const words = loginWords(language);
  const { other } = login;
  const again = againFix(login.complaint, world, language);
  const argv = ['docker', 'compose', 'down', '--volumes'];
  const anew: readonly Fix[] =
    cause.is === 'first-start' && other ? [deleteFix(words.anew(other.name), argv, words.anewExplain)] : [];
  return [...ownFixes(login, cause, world, language), ...again, ...anew];
}

function ownFixes(login: Login, cause: LoginCause, world: World, language: Language): readonly Fix[] {
  const words = loginWords(language);
  const { said, user, password, database } = login;
  switch (said.kind) {
    case 'password':
      return passwordFixes(login, cause, world, language);
    case 'missing':
      return password
        ? [correct(password, login, world, language)]
        : [stepFix(words.setElsewhere, words.setElsewhereExplain)];
    case 'needless':
      return password ? [correct(password, login, world, language)] : [];
    case 'user': {
      const make = stepFix(words.createUser(said.user ?? ''), words.createUserExplain);
      return [...(cause.is === 'plain' && user ? [correct(user, login, world, language)] : []), make];
    }
    case 'database': {
      const name = said.database ?? database?.part ?? '';
      return [
        ...(cause.is === 'plain' && database ? [correct(database, login, world, language)] : []),
        createFix(login, name, language),
      ];
    }
    case 'rights':
      return [stepFix(words.allow, words.allowExplain)];
    case 'method':
      return [stepFix(words.newer, words.newerExplain)];
  }
}

function passwordFixes(login: Login, cause: LoginCause, world: World, language: Language): readonly Fix[] {
  const words = loginWords(language);
  const { user, password, other, said, target } = login;
  const name = said.user ?? user?.part ?? '';
  if (cause.is === 'guest')
    return user ? [correct(user, login, world, language)] : [stepFix(words.setElsewhere, words.setElsewhereExplain)];
  if (cause.is === 'differs' && password) {
    const explain = words.sameExplain(cause.other.name, cause.variable);
    return [editFix(words.same(password.variable), placeOf(password, login, world), explain)];
  }
  if (cause.is === 'first-start' && other && target.product === 'PostgreSQL' && SAFE.test(name)) {
    const admin = firstStartOf('user', target.product, other)?.part ?? 'postgres';
    const argv = [
      'docker',
      'compose',
      'exec',
      other.name,
      'psql',
      '-U',
      admin,
      '-d',
      'postgres',
      '-c',
      `\\password ${name}`,
    ];
    return [commandFix(words.setPassword(name, other.name), argv, words.setPasswordExplain)];
  }
  const wrong = [user, password].flatMap((one) => (one ? [correct(one, login, world, language)] : []));
  const unique = wrong.filter(({ title }, at) => wrong.findIndex((one) => one.title === title) === at);
  return [...(cause.is === 'first-start' ? [] : unique), stepFix(words.setElsewhere, words.setElsewhereExplain)];
}

/** Names that stand in a command as they are. */
const SAFE = /^[a-z_][\w-]*$/i;

function createFix({ other, target }: Login, database: string, language: Language): Fix {
  const words = loginWords(language);
  if (!other || target.product !== 'PostgreSQL' || !SAFE.test(database)) {
    return stepFix(words.createElsewhere(database), words.createElsewhereExplain);
  }
  const admin = firstStartOf('user', target.product, other)?.part ?? 'postgres';
  const argv = ['docker', 'compose', 'exec', other.name, 'createdb', '-U', admin, database];
  return commandFix(words.create(database, other.name), argv, words.createExplain);
}

function correct(credential: Credential, login: Login, world: World, language: Language): Fix {
  const words = loginWords(language);
  return editFix(words.correct(credential.variable), placeOf(credential, login, world), words.correctExplain);
}

function placeOf({ variable, value, part }: Credential, { complaint: { service } }: Login, world: World) {
  const setting = service === null ? null : settingOf(world, service, { variable, value, part });
  return setting?.by === 'file' ? setting.place : null;
}
