import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import { folder } from './folder.ts';

/** A `docker` that says which version it is, and of any other command what it was given. */
const DOCKER = `#!${process.execPath}
const fs = require('node:fs');
const args = process.argv.slice(2);
fs.appendFileSync('calls', args.join(' ') + '\\n');
if (args.includes('version')) console.log(process.env.VERSION);
else if (args.includes('forever')) { console.log('up'); setInterval(() => {}, 1000); }
else console.log(args.join(' '), process.env.COMPOSE_MENU, process.env.COMPOSE_ANSI, process.env.MINE);
`;

function opened(version: string) {
  const directory = folder({ docker: DOCKER, 'compose.yaml': 'services: {web: {image: x}}' });
  chmodSync(join(directory, 'docker'), 0o755);
  const compose = openCompose({
    directory,
    files: ['compose.yaml'],
    profiles: [],
    envFiles: [],
    env: { VERSION: version, MINE: 'yes' },
    dockerPath: join(directory, 'docker'),
  });
  const run = async (args: readonly string[], signal = new AbortController().signal) => {
    const said: string[] = [];
    const end = await compose.run(
      [...compose.command, ...args],
      (event) => event.kind === 'line' && said.push(event.text),
      signal,
    );
    return { said, end };
  };
  return { compose, directory, run };
}

describe('an open Compose', () => {
  it('asks for progress in JSON where the version knows it, and keeps the child quiet', async () => {
    expect((await opened('2.40.3').run(['up', '-d'])).said).toEqual([
      'compose --progress json -f compose.yaml up -d false never yes',
    ]);
    expect((await opened('2.26.1').run(['up', '-d'])).said).toEqual(['compose -f compose.yaml up -d false never yes']);
  });

  it('asks for the version once, and only when the answer matters', async () => {
    const { directory, run, compose } = opened('2.40.3');
    await run(['exec', 'web', 'ls']);
    await run(['up']);
    await run(['down']);
    expect(await compose.version()).toEqual({ ok: true, value: '2.40.3' });
    const calls = readFileSync(join(directory, 'calls'), 'utf8').trim().split('\n');
    expect(calls).toEqual([
      'compose -f compose.yaml exec web ls',
      'compose version --short',
      'compose --progress json -f compose.yaml up',
      'compose --progress json -f compose.yaml down',
    ]);
  });

  it('interrupts what runs when it is closed, and waits for its end', async () => {
    const { compose } = opened('2.40.3');
    const started = Promise.withResolvers<void>();
    const running = compose.run([...compose.command, 'forever'], () => started.resolve(), new AbortController().signal);
    await started.promise;
    await compose.close();
    expect(await running).toEqual({ kind: 'signalled', signal: 'SIGINT' });
  });

  it('starts nothing once it is closed', async () => {
    const { compose, run, directory } = opened('2.40.3');
    await compose.close();
    expect((await run(['exec', 'web', 'ls'])).end).toMatchObject({ kind: 'signalled' });
    expect(() => readFileSync(join(directory, 'calls'))).toThrow('ENOENT');
  });

  it('hands over the terminal and tells the exit code', async () => {
    const { compose, directory } = opened('2.40.3');
    writeFileSync(join(directory, 'docker'), `#!${process.execPath}\nprocess.exitCode = 4`);
    expect(await compose.attach([...compose.command, 'exec', 'web', 'sh'])).toEqual({ kind: 'exited', code: 4 });
  });

  it('watches the files of a project that cannot be read at all', async () => {
    const { compose, directory } = opened('2.40.3');
    const found = await compose.discover();
    if (!found.ok) throw new Error(found.problem.kind);
    writeFileSync(join(directory, 'compose.yaml'), 'services: [');
    const told: string[] = [];
    const abort = new AbortController();
    compose.watchFiles(found.value, (files) => told.push(...files), abort.signal);
    let text = 'services: [';
    await expect
      .poll(
        () => {
          text += ' ';
          writeFileSync(join(directory, 'compose.yaml'), text);
          return told;
        },
        { interval: 250, timeout: 5000 },
      )
      .toContain(join(directory, 'compose.yaml'));
    abort.abort();
    await compose.close();
  });
});
