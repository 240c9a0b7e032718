import type { Program, Run } from '../process.ts';
import { log } from './python-log.ts';
import { reach, type Surroundings } from './surroundings.ts';

/** `scripts/prestart.sh`: waits for the database, migrates it, puts the first data in, and is done. What it prints is what the example prints. */
export function prestart(surroundings: Surroundings): Program {
  return (run) => {
    run.after(350, () => {
      run.print('+ python app/backend_pre_start.py', 'stderr');
      run.after(620, () => {
        const { host, port } = databaseOf(run);
        log(run, 'INFO', WAITER, `Initializing service: waiting for PostgreSQL at ${host}:${port}`);
        askDatabase(run, surroundings, 1);
      });
    });
    return { terminate: () => run.exit(143) };
  };
}

const WAITER = 'app.backend_pre_start';

function databaseOf({ container: { environment } }: Run) {
  return { host: environment['POSTGRES_SERVER'] ?? '', port: Number(environment['POSTGRES_PORT'] || 5432) };
}

function askDatabase(run: Run, surroundings: Surroundings, attempt: number) {
  const mostTries = Number(run.container.environment['PRESTART_MAX_TRIES'] || 300);
  const call = "call to '__main__.wait_for_database'";
  log(run, 'INFO', WAITER, `Starting ${call}, this is the ${ordinal(attempt)} time calling it.`);
  run.after(30, () => {
    const refusal = refusalOf(run, surroundings, attempt);
    if (refusal === '') {
      log(run, 'INFO', WAITER, 'Service finished initializing: PostgreSQL answers');
      return migrate(run, surroundings);
    }
    log(run, 'ERROR', WAITER, refusal);
    const spent = ((attempt - 1) * 1.03 + 0.012).toFixed(3);
    log(
      run,
      'WARNING',
      WAITER,
      `Finished ${call} after ${spent}(s), this was the ${ordinal(attempt)} time calling it.`,
    );
    if (attempt < mostTries) return run.after(1000, () => askDatabase(run, surroundings, attempt + 1));
    log(run, 'CRITICAL', WAITER, `PostgreSQL did not answer in ${mostTries} tries, giving up`);
    run.after(120, () => run.exit(1));
  });
}

/** In the words of libpq 15; empty when the database answers. */
function refusalOf(run: Run, { refusals }: Surroundings, attempt: number): string {
  const { host, port } = databaseOf(run);
  const found = reach(host, port, 5432);
  if (found.kind === 'unknown-host')
    return `could not translate host name "${host}" to address: Name or service not known`;
  if (found.kind === 'answers' && attempt > refusals) return '';
  const addresses = found.kind === 'refused' ? found.addresses : ['192.168.65.254'];
  return addresses
    .map((address) => {
      const server = address === host ? `"${host}"` : `"${host}" (${address})`;
      return `connection to server at ${server}, port ${port} failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?`;
    })
    .join('\n');
}

function migrate(run: Run, surroundings: Surroundings) {
  run.print('+ alembic upgrade head', 'stderr');
  run.after(700, () => {
    log(run, 'INFO', 'alembic.runtime.migration', 'Context impl PostgresqlImpl.');
    log(run, 'INFO', 'alembic.runtime.migration', 'Will assume transactional DDL.');
    const isFirst = !surroundings.migrated;
    for (const migration of isFirst ? MIGRATIONS : []) {
      log(run, 'INFO', 'alembic.runtime.migration', `Running upgrade ${migration}`);
    }
    surroundings.migrated = true;
    run.after(180, () => fill(run, isFirst));
  });
}

function fill(run: Run, isFirst: boolean) {
  run.print('+ python app/initial_data.py', 'stderr');
  run.after(540, () => {
    log(run, 'INFO', 'app.initial_data', 'Creating initial data');
    const done = isFirst ? 'Initial data created: 3 items' : 'There are items already, nothing to do';
    log(run, 'INFO', 'app.initial_data', done);
    run.after(60, () => run.exit(0));
  });
}

const MIGRATIONS = [' -> 0001, Items', '0001 -> 0002, An emoji for every item'] as const;

function ordinal(number: number): string {
  const ending = number === 1 ? 'st' : number === 2 ? 'nd' : number === 3 ? 'rd' : 'th';
  return `${number}${ending}`;
}
