import { join } from 'node:path';
import type { EngineProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type EngineAddress, parseHost, type Tls } from './address.ts';
import { currentContext, knownContexts, readCertificates, readContext } from './context-store.ts';
import type { FileReader } from './files.ts';
import { defaultHost, findUsualSocket, type SocketPlaces } from './sockets.ts';

/** Which engine is asked for: the option `--context` (null when it is not given) and the surroundings. */
export type EngineChoice = SocketPlaces & { readonly context: string | null };

/** Where the engine is. */
export type EngineLocation = {
  /** The context's name, `default` for `DOCKER_HOST` and sockets. */
  readonly context: string;
  /** As it was written, such as `unix:///var/run/docker.sock`. */
  readonly host: string;
  readonly address: EngineAddress;
  /**
   * What to add to the environment of `docker compose` so that it talks to the same engine; null when it does so anyway. An empty value
   * switches a variable off, since the docker CLI takes an empty `DOCKER_HOST` for none.
   */
  readonly environment: Readonly<Record<string, string>> | null;
};

/**
 * Finds the engine as the docker CLI does: `--context`, then `DOCKER_HOST`, `DOCKER_CONTEXT`, `currentContext` of the configuration, then the
 * default socket. Only where that last one does not exist, it looks further than the CLI, at the sockets of the usual engines.
 */
export function locateEngine(choice: EngineChoice, files: FileReader): Result<EngineLocation, EngineProblem> {
  const { env } = choice;
  const folder = env.DOCKER_CONFIG || join(choice.home, '.docker');
  const byItself = env.DOCKER_HOST ? 'default' : env.DOCKER_CONTEXT || currentContext(folder, files) || 'default';
  const context = choice.context || byItself;
  const chosen = context === byItself ? null : chooseByEnvironment(context, env);
  if (context === 'default') return locateDefault(choice, folder, chosen, files);

  const stored = readContext(context, folder, files);
  if (!stored) return fail({ kind: 'context-not-found', context, known: knownContexts(folder, files) });
  return locate(context, stored.host, stored.tls, chosen);

  function locate(name: string, host: string, tls: Tls | null, environment: EngineLocation['environment']) {
    const address = parseHost(host, tls);
    if (!address) return fail({ kind: 'failed' as const, host, detail: `not an address of an engine: ${host}` });
    return ok({ context: name, host, address, environment });
  }

  function locateDefault(
    places: SocketPlaces,
    config: string,
    environment: EngineLocation['environment'],
    reader: FileReader,
  ) {
    if (env.DOCKER_HOST) return locate('default', env.DOCKER_HOST, environmentTls(env, config, reader), environment);
    const host = defaultHost(places.platform);
    const found = findUsualSocket(places, reader) ?? host;
    return locate('default', found, null, found === host ? environment : { DOCKER_HOST: found });
  }
}

/** `DOCKER_HOST` beats `DOCKER_CONTEXT`, so that it must be off where a context was chosen by option. */
function chooseByEnvironment(context: string, env: SocketPlaces['env']): Readonly<Record<string, string>> {
  return context === 'default' || !env.DOCKER_HOST
    ? { DOCKER_CONTEXT: context }
    : { DOCKER_HOST: '', DOCKER_CONTEXT: context };
}

/** Any value of `DOCKER_TLS_VERIFY` and `DOCKER_TLS` counts, as in the docker CLI; certificates lie in `DOCKER_CERT_PATH` or beside its configuration. */
function environmentTls(env: SocketPlaces['env'], folder: string, files: FileReader): Tls | null {
  if (!env.DOCKER_TLS_VERIFY && !env.DOCKER_TLS) return null;
  const verify = Boolean(env.DOCKER_TLS_VERIFY);
  return readCertificates(env.DOCKER_CERT_PATH || folder, verify, files) ?? { ca: null, cert: null, key: null, verify };
}
