import type { Program } from '../process.ts';

/** Adminer on PHP's own web server. */
export const adminer: Program = (run) => {
  run.after(260, () =>
    run.print(`[${phpTime(run.now())}] PHP 8.4.8 Development Server (http://[::]:8080) started`, 'stderr'),
  );
  return { terminate: () => run.after(120, () => run.exit(0)) };
};

/** Traefik: finds the containers that say so in their labels. */
export const proxy: Program = (run) => {
  const say = (text: string) => run.print(`${new Date(run.now()).toISOString().slice(0, 19)}Z INF ${text}`);
  run.after(410, () => {
    say('Traefik version 3.0.4 built on 2024-07-02T13:46:37Z version=3.0.4');
    say('Starting provider aggregator aggregator.ProviderAggregator');
    say('Starting provider *docker.Provider');
  });
  return {
    terminate() {
      say('I have to go...');
      say('Stopping server gracefully');
      run.after(280, () => run.exit(0));
    },
  };
};

/** MailCatcher: SMTP inside, a web page outside. */
export const mailcatcher: Program = (run) => {
  run.after(690, () => {
    run.print('Starting MailCatcher v0.10.0');
    run.print('==> smtp://0.0.0.0:1025');
    run.print('==> http://0.0.0.0:1080/');
  });
  return { terminate: () => run.after(450, () => run.exit(0)) };
};

/** A server that is none of this project's: it is there until it is stopped. */
export const untilStopped: Program = (run) => ({ terminate: () => run.after(200, () => run.exit(0)) });

/** A command in a one-off container: nothing real runs, and it says so. */
export const nothingReal: Program = (run) => {
  run.print(simulatedNote(run.container.command));
  run.after(150, () => run.exit(0));
  return { terminate: () => run.exit(143) };
};

/** What stands where the output of a real program would. */
export function simulatedNote(command: readonly string[]): string {
  const named = command.length > 0 ? command.join(' ') : 'sh';
  return `[simulated] no process runs here, so "${named}" has no output. 这是模拟：没有真实的进程，也就没有输出。`;
}

/** `Tue Nov 24 12:05:00 2026`, in UTC. */
function phpTime(at: number): string {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(at)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return `${day} ${month} ${date} ${time} ${year}`;
}
