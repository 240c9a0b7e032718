import { addAbortSignal, type Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { ExecEnd, ExecRequest } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { createOutput } from './output.ts';
import { within } from './patience.ts';
import { detailOf } from './problem.ts';

/**
 * Runs a command in a container until it ends. Its two streams are read as one, as the engine sends them. What the runtime cannot
 * start exits with 126, or with 127 where it is not there (Engine 26.1 says 126 of that too), with the runtime's words as its output.
 *
 * Aborting stops the listening only: the engine has no way to end a command, so it runs on in the container.
 */
export async function runExec(
  client: Client,
  container: string,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<ExecEnd> {
  try {
    const exec = await within(PATIENCE_MS, signal, (abortSignal) =>
      client.docker.getContainer(container).exec({ ...toOptions(request), abortSignal }),
    );
    const stream = await within(PATIENCE_MS, signal, (abortSignal) =>
      exec.start({ Detach: false, Tty: false, abortSignal }),
    );
    addAbortSignal(signal, stream);
    const output = await readOutput(stream);
    return { kind: 'exited', code: await readCode(exec, signal), output };
  } catch (error) {
    return { kind: 'failed', detail: detailOf(error) };
  }
}

function toOptions({ argv, user, privileged, workingDirectory, environment }: ExecRequest): Docker.ExecCreateOptions {
  return {
    AttachStdin: false,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    Cmd: [...argv],
    Env: [...environment],
    Privileged: privileged,
    ...(user === '' ? {} : { User: user }),
    ...(workingDirectory === '' ? {} : { WorkingDir: workingDirectory }),
  };
}

async function readOutput(stream: Readable): Promise<readonly string[]> {
  const output = createOutput();
  for await (const chunk of stream) output.write(chunk as Uint8Array);
  return output.lines();
}

const LOOK_AGAIN_MS = 25;

/** The stream may end a moment before the engine knows of the end. A command that closed its output and runs on has no status yet: it is waited for. */
async function readCode(exec: Docker.Exec, signal: AbortSignal): Promise<number> {
  for (let wait = LOOK_AGAIN_MS; ; wait = Math.min(wait * 2, 1000)) {
    const { Running, ExitCode } = await within(PATIENCE_MS, signal, (abortSignal) => exec.inspect({ abortSignal }));
    if (!Running && ExitCode !== null) return ExitCode;
    await pause(wait, undefined, { signal });
  }
}
