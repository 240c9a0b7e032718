/** Why a command of the simulated shell ended badly: what it says last, and its exit status. */
export class Failure extends Error {
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** The person interrupted the command. Compose ends with 130 then. */
export class Interrupted extends Failure {
  constructor() {
    super('', 130);
  }
}

/** A refusal of the engine, as the docker CLI and Compose pass it on. */
export function daemonFailure(text: string): Failure {
  return new Failure(`Error response from daemon: ${text}`);
}
