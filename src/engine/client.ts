import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { inspect } from 'node:util';
import type Docker from 'dockerode';
import type { EngineInfo } from '../model/fact.ts';
import type { EngineProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { EngineAddress } from './address.ts';
import type { EngineLocation } from './context.ts';
import { within } from './patience.ts';
import { engineProblem } from './problem.ts';
import { createSshAgent } from './ssh.ts';

/** An engine that answered. `close` ends every connection to it, streams too. */
export type Client = {
  readonly docker: Docker;
  readonly info: EngineInfo;
  readonly host: string;
  close(): void;
};

/** How long an engine may take for an answer that needs no work. */
export const PATIENCE_MS = 5000;

/** Asks the engine at `location` for its version, and agrees with it on the version of the API. */
export async function openClient(
  location: EngineLocation,
  signal: AbortSignal,
): Promise<Result<Client, EngineProblem>> {
  const agent = createAgent(location.address);
  try {
    const docker = await createDocker(location.address, agent);
    const version = await askVersion(docker, signal);
    Object.assign(docker.modem, { version: `v${olderVersion(version.apiVersion, NEWEST_API)}` });
    const info = { ...version, context: location.context, host: location.host, simulated: false };
    return ok({ docker, info, host: location.host, close: () => agent.destroy() });
  } catch (error) {
    agent.destroy();
    return fail(engineProblem(error, location.host));
  }
}

/** One round trip to an engine that answered before. */
export async function pingClient(client: Client, signal: AbortSignal): Promise<Result<EngineInfo, EngineProblem>> {
  try {
    return ok({ ...client.info, ...(await askVersion(client.docker, signal)) });
  } catch (error) {
    return fail(engineProblem(error, client.host));
  }
}

/** The newest version of the API whose answers this room reads; later ones drop fields (1.52 those of `/system/df`). */
const NEWEST_API = '1.51';

/** The older of two versions such as `1.45` and `1.51`. */
export function olderVersion(one: string, other: string): string {
  const number = (version: string) => version.split('.').map(Number);
  const [major = 0, minor = 0] = number(one);
  const [otherMajor = 0, otherMinor = 0] = number(other);
  return major < otherMajor || (major === otherMajor && minor < otherMinor) ? one : other;
}

async function askVersion(docker: Docker, signal: AbortSignal) {
  // The types know no options here, but dockerode passes the signal on.
  const ask = docker.version.bind(docker) as (options: { abortSignal: AbortSignal }) => Promise<Docker.DockerVersion>;
  const version = await within(PATIENCE_MS, signal, (abortSignal) => ask({ abortSignal }));
  if (typeof version?.ApiVersion !== 'string')
    throw new Error('this is not a Docker Engine: it does not tell its API version');
  return { version: version.Version, apiVersion: version.ApiVersion, platform: `${version.Os}/${version.Arch}` };
}

/**
 * Loaded when it is first needed: dockerode takes 80 ms to load. Every option is given, also as undefined, since docker-modem fills what is left
 * out from `DOCKER_HOST` and its relatives, which may speak of another engine than the one that was chosen.
 */
async function createDocker(address: EngineAddress, agent: Agent): Promise<Docker> {
  const { default: Dockerode } = await import('dockerode');
  const tcp = address.kind === 'tcp' ? address : null;
  const options = {
    socketPath: address.kind === 'socket' ? address.path : undefined,
    // An ssh address is already in the agent; docker-modem only wants to see some host.
    host: tcp?.host ?? (address.kind === 'ssh' ? 'docker' : undefined),
    port: tcp?.port,
    pathPrefix: tcp?.path || '/',
    protocol: tcp?.tls ? ('https' as const) : ('http' as const),
    username: undefined,
    ca: tcp?.tls?.ca ?? undefined,
    cert: tcp?.tls?.cert ?? undefined,
    key: tcp?.tls?.key ?? undefined,
    timeout: undefined,
    agent,
  };
  return new Dockerode(options);
}

/** Connections of our own, so that closing the client closes them all. To a socket they cost nothing, so none is kept that could have gone stale. */
function createAgent(address: EngineAddress): Agent {
  return Object.assign(agentFor(address), {
    // docker-modem inspects each request's options to any depth for its debug output, even when that is off.
    [inspect.custom]: () => 'agent',
  });
}

function agentFor(address: EngineAddress): Agent {
  if (address.kind === 'socket') return new Agent({ keepAlive: false });
  if (address.kind === 'ssh') return createSshAgent(address);
  const kept = { keepAlive: true, keepAliveMsecs: 15_000, timeout: 0 };
  return address.tls ? new TlsAgent({ ...kept, rejectUnauthorized: address.tls.verify }) : new Agent(kept);
}
