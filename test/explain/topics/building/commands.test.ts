import { expect, it } from 'vitest';
import { commandForKey } from '../../../../commands/index.ts';
import { changingCommands, commands, readingCommands } from '../../../../src/explain/topics/building/commands.ts';
import { emptyWorld } from '../../../../src/model/world.ts';
import { aiPicWorld } from '../ai-pic-world.ts';
import { shopWorld } from '../shop-world.ts';
import { facts, tell } from './told.ts';

const place = { language: 'en' as const, now: 0, compose: ['docker', 'compose'] };

/** What each key stands for, by the id of its command. */
const COMMANDS: Readonly<Record<string, string>> = {
  'up -d': 'up',
  'up -d --build': 'up-build',
  'build backend': 'build',
  down: 'down',
  'down -v': 'down',
  'ps --all': 'pane-services',
  logs: 'logs-merged',
  'logs backend': 'pane-logs',
  'logs -f': 'follow',
  'exec backend sh': 'exec',
  'run --rm backend sh': 'run-one-off',
  config: 'config',
};

it('has every command of the day with the key that does the same', () => {
  const world = aiPicWorld('healthy');
  const all = [...changingCommands({ ...place, world }), ...readingCommands({ ...place, world })];
  const found = all.map(({ argv, key }) => [argv.slice(2).join(' '), commandForKey(key ?? '')?.id]);
  expect(Object.fromEntries(found)).toEqual(COMMANDS);
});

it('tells what a command would do here, and lets nobody run what changes something', () => {
  const told = tell(commands, aiPicWorld('healthy'));
  expect(told.inProject[0]?.text).toBe(
    'u · docker compose up -d: makes what is missing, makes anew what has changed, and starts all in order: prestart, backend, worker, adminer, mailcatcher, proxy.',
  );
  const offered = told.commands.map(({ key }) => commandForKey(key ?? ''));
  expect(offered.filter((command) => command === undefined || command.changes)).toEqual([]);
});

it('names the volumes that down -v deletes', () => {
  expect(facts(commands, shopWorld())).toContain(
    'd · docker compose down -v: also deletes the volumes with all that is in them: web-shop_rows.',
  );
});

it('has only what reads where there is no project', () => {
  expect(facts(commands, emptyWorld)).toEqual([]);
  expect(tell(commands, emptyWorld).commands.map(({ argv }) => argv[2])).toEqual(['ps', 'logs', 'config']);
});
