import { expect, it } from 'vitest';
import { oneShotCommand } from '../../../src/doctor/texts/one-shot-command.ts';

it.each([
  [['alembic', 'upgrade', 'head'], 'alembic upgrade head'],
  [['python', 'manage.py', 'migrate'], 'manage.py migrate'],
  [['npx', 'prisma', 'migrate', 'deploy'], 'prisma migrate deploy'],
  [['bundle', 'exec', 'rails', 'db:migrate'], 'rails db:migrate'],
  [['sh', '-c', 'alembic upgrade head && uvicorn app:app'], null],
  [['uvicorn', 'app:app'], null],
  [['python', 'manage.py', 'runserver'], null],
])('%j', (command, known) => {
  expect(oneShotCommand(command)).toBe(known);
});
