import { between, oneOf } from '../chance.ts';
import type { ProbeAnswer, Program, Run } from '../process.ts';
import { log } from './python-log.ts';
import { reachRedis } from './surroundings.ts';

/** Rests between two requests that are no probes, in milliseconds. */
const QUIET = { least: 20_000, most: 55_000 };

/** The API: FastAPI under Uvicorn. It answers when it has started up, logs each request, and reloads when its code is replaced. */
export const backend: Program = (run) => {
  const reloads = run.container.command.includes('--reload');
  let answers = false;
  let server = 0;

  function startServer(startUpMs: number) {
    answers = false;
    const process = ++server;
    run.after(startUpMs, () => {
      if (process !== server) return;
      greet(run, 7 + process);
      answers = true;
    });
  }

  run.after(1200, () => {
    if (reloads) run.print("INFO:     Will watch for changes in these directories: ['/app']", 'stderr');
    run.print(`INFO:     Uvicorn running on http://0.0.0.0:${portOf(run)} (Press CTRL+C to quit)`, 'stderr');
    run.print(
      `INFO:     Started ${reloads ? 'reloader process [1] using statreload' : 'parent process [1]'}`,
      'stderr',
    );
  });
  startServer(1600);
  receiveRequests(run, () => answers);
  return {
    terminate() {
      for (const line of ['Shutting down', 'Waiting for application shutdown.', 'Application shutdown complete.']) {
        run.print(`INFO:     ${line}`, 'stderr');
      }
      run.after(240, () => run.exit(0));
    },
    probe: () => (answers ? answerProbe(run) : refused(portOf(run))),
    filesChanged(paths) {
      if (!reloads) return;
      const named = paths.map((path) => `'${path.replace(/^\/app\//, '')}'`).join(', ');
      run.print(`WARNING:  StatReload detected changes in ${named}. Reloading...`, 'stderr');
      startServer(900);
    },
  };
};

function greet(run: Run, process: number) {
  const { environment } = run.container;
  const database = `${environment['POSTGRES_SERVER'] ?? ''}:${environment['POSTGRES_PORT'] || 5432}`;
  const places = `PostgreSQL at ${database}, Redis at ${reachRedis(environment).place}`;
  log(run, 'INFO', 'app.main', `Environment ${environment['ENVIRONMENT'] ?? 'local'}, ${places}`);
  for (const line of [
    `Started server process [${process}]`,
    'Waiting for application startup.',
    'Application startup complete.',
  ]) {
    run.print(`INFO:     ${line}`, 'stderr');
    log(run, 'INFO', 'uvicorn.error', line);
  }
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

/** The probe is what the healthcheck says; only `curl` on an address of this container can be judged here. */
function answerProbe(run: Run): ProbeAnswer {
  const url = run.container.healthcheck?.test.join(' ').match(/https?:\/\/[^\s"']+/)?.[0];
  if (url === undefined || !URL.canParse(url)) return { exitCode: 0, output: '' };
  const { hostname, port, pathname } = new URL(url);
  if (!['localhost', '127.0.0.1', '0.0.0.0'].includes(hostname)) {
    return { exitCode: 6, output: `curl: (6) Could not resolve host: ${hostname}` };
  }
  if (Number(port || 80) !== portOf(run)) return refused(Number(port || 80));
  const isKnown = PATHS.includes(pathname);
  const status = isKnown ? '200 OK' : '404 Not Found';
  run.print(`INFO:     127.0.0.1:${between(run.chance, 32_768, 60_999)} - "GET ${pathname} HTTP/1.1" ${status}`);
  return isKnown
    ? { exitCode: 0, output: 'true' }
    : { exitCode: 22, output: 'curl: (22) The requested URL returned error: 404' };
}

/** What the API of the example answers without more. */
const PATHS: readonly string[] = ['/api/v1/utils/health-check/', '/api/v1/items/', '/api/v1/openapi.json', '/docs'];

function refused(port: number): ProbeAnswer {
  return {
    exitCode: 7,
    output: `curl: (7) Failed to connect to localhost port ${port} after 0 ms: Couldn't connect to server`,
  };
}

/** `fastapi run --port N`. */
function portOf({ container: { command } }: Run): number {
  return Number(command[command.indexOf('--port') + 1] ?? 8000) || 8000;
}

const REQUESTS = [
  '"GET /api/v1/items/?skip=0&limit=20 HTTP/1.1" 200 OK',
  '"POST /api/v1/items/ HTTP/1.1" 201 Created',
  '"GET /docs HTTP/1.1" 200 OK',
  '"GET /favicon.ico HTTP/1.1" 404 Not Found',
] as const;
