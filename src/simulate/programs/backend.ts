import { between, oneOf } from '../chance.ts';
import type { Program, Run } from '../process.ts';
import type { Surroundings } from './surroundings.ts';

const PROBED = '/api/v1/utils/health-check/';

/** Rests between two requests that are no probes, in milliseconds. */
const QUIET = { least: 20_000, most: 55_000 };

/** The API: FastAPI under Uvicorn. It answers when it has started up, logs each request, and reloads when its code is replaced. */
export function backend(surroundings: Surroundings): Program {
  return (run) => {
    let answers = false;
    let server = 0;

    function startServer(startUpMs: number) {
      answers = false;
      const process = ++server;
      run.after(startUpMs, () => {
        if (process !== server) return;
        run.print(`INFO:     Started server process [${7 + process}]`, 'stderr');
        run.print('INFO:     Waiting for application startup.', 'stderr');
        if (!surroundings.redisAnswers) run.print(REDIS_REFUSED, 'stderr');
        run.print('INFO:     Application startup complete.', 'stderr');
        answers = true;
      });
    }

    greet(run);
    startServer(1600);
    receiveRequests(run, () => answers && surroundings.redisAnswers);
    return {
      terminate() {
        for (const line of ['Shutting down', 'Waiting for application shutdown.', 'Application shutdown complete.']) {
          run.print(`INFO:     ${line}`, 'stderr');
        }
        run.after(240, () => run.exit(0));
      },
      probe: () => (answers ? answerProbe(run, surroundings) : NOT_UP),
      filesChanged(paths) {
        const named = paths.map((path) => `'${path.replace(/^\/app\//, '')}'`).join(', ');
        run.print(`WARNING:  WatchFiles detected changes in ${named}. Reloading...`, 'stderr');
        startServer(900);
      },
    };
  };
}

function greet(run: Run) {
  run.print('   FastAPI   Starting production server 🚀');
  run.after(380, () => {
    run.print('    server   Server started at http://0.0.0.0:8000');
    run.print('    server   Documentation at http://0.0.0.0:8000/docs');
    run.print('INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)', 'stderr');
    const reloads = run.container.command.includes('--reload');
    run.print(
      `INFO:     Started ${reloads ? 'reloader process [1] using WatchFiles' : 'parent process [1]'}`,
      'stderr',
    );
  });
}

function receiveRequests(run: Run, answers: () => boolean) {
  run.after(between(run.chance, QUIET.least, QUIET.most), () => {
    if (answers()) {
      const request = oneOf(run.chance, REQUESTS);
      run.print(`INFO:     192.168.65.1:${between(run.chance, 20_000, 60_000)} - ${request}`);
    }
    receiveRequests(run, answers);
  });
}

function answerProbe(run: Run, { redisAnswers }: Surroundings) {
  const status = redisAnswers ? '200 OK' : '503 Service Unavailable';
  run.print(`INFO:     127.0.0.1:${between(run.chance, 32_768, 60_999)} - "GET ${PROBED} HTTP/1.1" ${status}`);
  if (redisAnswers) return { exitCode: 0, output: 'true' };
  run.print(REDIS_REFUSED, 'stderr');
  return { exitCode: 22, output: 'curl: (22) The requested URL returned error: 503' };
}

const NOT_UP = {
  exitCode: 7,
  output: "curl: (7) Failed to connect to localhost port 8000 after 0 ms: Couldn't connect to server",
};

const REDIS_REFUSED =
  'ERROR:    redis.exceptions.ConnectionError: Error 111 connecting to host.docker.internal:6379. Connection refused.';

const REQUESTS = [
  '"GET /api/v1/users/me HTTP/1.1" 200 OK',
  '"GET /api/v1/items/?skip=0&limit=20 HTTP/1.1" 200 OK',
  '"POST /api/v1/emoji/ HTTP/1.1" 202 Accepted',
  '"GET /docs HTTP/1.1" 200 OK',
  '"GET /favicon.ico HTTP/1.1" 404 Not Found',
] as const;
