import type { Program, Run } from '../process.ts';
import type { Surroundings } from './surroundings.ts';

/** How often it asks before it gives up. The project of the tutorial asks for five minutes; a person who tries things out waits less. */
const MOST_TRIES = 15;

/** `scripts/prestart.sh`: waits for the database, migrates it, puts the first data in, and is done. */
export function prestart(surroundings: Surroundings): Program {
  return (run) => {
    run.after(350, () => {
      run.print('+ python app/backend_pre_start.py', 'stderr');
      run.after(620, () => {
        run.print('INFO:__main__:Initializing service', 'stderr');
        askDatabase(run, surroundings, 1);
      });
    });
    return { terminate: () => run.exit(143) };
  };
}

function askDatabase(run: Run, surroundings: Surroundings, attempt: number) {
  const call = `call to '__main__.init'`;
  run.print(`INFO:__main__:Starting ${call}, this is the ${ordinal(attempt)} time calling it.`, 'stderr');
  run.after(30, () => {
    if (attempt > surroundings.refusals) {
      run.print('INFO:__main__:Service finished initializing', 'stderr');
      return migrate(run, surroundings);
    }
    for (const line of refusal(surroundings)) run.print(line, 'stderr');
    const spent = ((attempt - 1) * 1.03 + 0.012).toFixed(3);
    run.print(
      `WARNING:__main__:Finished ${call} after ${spent}(s), this was the ${ordinal(attempt)} time calling it.`,
      'stderr',
    );
    if (attempt >= MOST_TRIES) return giveUp(run);
    run.after(1000, () => askDatabase(run, surroundings, attempt + 1));
  });
}

function migrate(run: Run, surroundings: Surroundings) {
  run.print('+ alembic upgrade head', 'stderr');
  run.after(700, () => {
    run.print('INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.', 'stderr');
    run.print('INFO  [alembic.runtime.migration] Will assume transactional DDL.', 'stderr');
    for (const migration of surroundings.migrated ? [] : MIGRATIONS) {
      run.print(`INFO  [alembic.runtime.migration] Running upgrade ${migration}`, 'stderr');
    }
    surroundings.migrated = true;
    run.after(180, () => fill(run));
  });
}

function fill(run: Run) {
  run.print('+ python app/initial_data.py', 'stderr');
  run.after(540, () => {
    run.print('INFO:__main__:Creating initial data', 'stderr');
    run.print('INFO:__main__:Initial data created', 'stderr');
    run.after(60, () => run.exit(0));
  });
}

function giveUp(run: Run) {
  run.print('Traceback (most recent call last):', 'stderr');
  run.print('  File "/app/app/backend_pre_start.py", line 39, in <module>', 'stderr');
  run.print('    main()', 'stderr');
  run.print(
    'tenacity.RetryError: RetryError[<Future at 0x7f3b5c1d2a70 state=finished raised OperationalError>]',
    'stderr',
  );
  run.after(120, () => run.exit(1));
}

const MIGRATIONS = [
  '-> e2412789c190, Initialize models',
  'e2412789c190 -> 9c0a54914c78, Add max length for string fields',
  '9c0a54914c78 -> 1a31ce608336, Add cascade delete relationships',
] as const;

function refusal({ databaseServer }: Surroundings): readonly string[] {
  return [
    `ERROR:__main__:(psycopg.OperationalError) connection failed: connection to server at ${databaseServer}, port 5432 failed: Connection refused`,
    '\tIs the server running on that host and accepting TCP/IP connections?',
    '(Background on this error at: https://sqlalche.me/e/20/e3q8)',
  ];
}

function ordinal(number: number): string {
  const ending = number === 1 ? 'st' : number === 2 ? 'nd' : number === 3 ? 'rd' : 'th';
  return `${number}${ending}`;
}
