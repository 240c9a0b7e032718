import type { EngineMachine } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';
import { httpStatus } from './problem.ts';

/** The machine that the engine runs on, by `GET /info`. Throws when the engine does not answer. */
export async function describeMachine(client: Client, signal: AbortSignal): Promise<EngineMachine> {
  const ask = client.docker.info.bind(client.docker) as (options: { abortSignal: AbortSignal }) => Promise<SystemInfo>;
  const { Name, DockerRootDir, KernelVersion } = await within(PATIENCE_MS, signal, (abortSignal) =>
    ask({ abortSignal }),
  );
  return { hostname: Name ?? '', kernel: KernelVersion ?? '', folder: DockerRootDir ?? '' };
}

type SystemInfo = { readonly Name?: string; readonly DockerRootDir?: string; readonly KernelVersion?: string };

/** The number of a container's main process on the engine's machine; null when it does not run or is gone. Throws when the engine does not answer. */
export async function mainProcess(client: Client, container: string, signal: AbortSignal): Promise<number | null> {
  try {
    const { State } = await within(PATIENCE_MS, signal, (abortSignal) =>
      client.docker.getContainer(container).inspect({ abortSignal }),
    );
    return State.Pid || null;
  } catch (error) {
    if (httpStatus(error) === 404) return null;
    throw error;
  }
}
