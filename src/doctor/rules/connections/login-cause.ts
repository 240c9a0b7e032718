import type { Service } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { LoginKind } from '../../texts/failed-login.ts';
import type { Said } from '../../texts/said.ts';
import type { Complaint } from './complaint.ts';
import { type Credential, credentialOf, firstStartOf } from './credentials.ts';
import { servingService } from './refused.ts';
import { type Target, targetOf } from './target.ts';

/** A login that a server turned down, with what is known of both sides. */
export type Login = {
  readonly complaint: Complaint;
  readonly said: Said<LoginKind>;
  readonly target: Target;
  /** The service of the project that the server is; null where it is none, or where that is not known. */
  readonly other: Service | null;
  readonly user: Credential | null;
  readonly password: Credential | null;
  readonly database: Credential | null;
};

/**
 * Why. `first-start`: what the files say of it came too late, since the server reads `variable` only without data · `differs`: the two services have not the same password ·
 * `empty`: the variable is · `guest`: RabbitMQ's user for its own machine · `plain`: no more than the server said.
 */
export type LoginCause =
  | { readonly is: 'first-start'; readonly other: Service; readonly variable: string }
  | { readonly is: 'differs'; readonly other: Service; readonly variable: string }
  | { readonly is: 'empty'; readonly variable: string }
  | { readonly is: 'guest' | 'plain' };

/** Puts together what is known. */
export function loginOf(complaint: Complaint & { readonly about: 'login' }, world: World): Login {
  const { said, environment, service } = complaint;
  const target = targetOf(complaint, environment, world);
  const { direction, product } = target;
  // The words seldom name the host: where no variable does either, the one service of that kind is meant.
  const other =
    direction.to === 'service'
      ? direction.service
      : direction.to === 'unknown'
        ? servingService(target, service, world)
        : null;
  return {
    complaint,
    said,
    target,
    other,
    user: credentialOf('user', product, environment),
    password: credentialOf('password', product, environment),
    database: credentialOf('database', product, environment),
  };
}

/** Works out why. */
export function causeOfLogin({ said, target, other, user, password, database }: Login): LoginCause {
  const first = (kind: 'user' | 'password' | 'database') => (other ? firstStartOf(kind, target.product, other) : null);
  switch (said.kind) {
    case 'password': {
      const own = first('password');
      const isGuest = target.product === 'RabbitMQ' && (said.user ?? user?.part) === 'guest';
      if (isGuest) return { is: 'guest' };
      if (!own || !other || !password || !isSameUser(said.user ?? user?.part ?? null, first('user')))
        return { is: 'plain' };
      return { is: own.part === password.part ? 'first-start' : 'differs', other, variable: own.variable };
    }
    case 'user':
      return ofFirstStart(other, first('user'), said.user ?? user?.part ?? null);
    case 'database':
      return ofFirstStart(other, first('database'), said.database ?? database?.part ?? null);
    case 'missing':
      return password && password.part.trim() === '' ? { is: 'empty', variable: password.variable } : { is: 'plain' };
    default:
      return { is: 'plain' };
  }
}

function ofFirstStart(other: Service | null, own: Credential | null, wanted: string | null): LoginCause {
  return other && own && own.part === wanted ? { is: 'first-start', other, variable: own.variable } : { is: 'plain' };
}

/** The password that the image is told is that of its own user. */
function isSameUser(user: string | null, own: Credential | null): boolean {
  return user === null || own === null || own.part === user;
}
