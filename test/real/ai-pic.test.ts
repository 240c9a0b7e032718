import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KEYS, type Program, startProgram } from '../screen/program.ts';
import { type Host, startHost, type TestProject, writeTestProject } from './ai-pic-host.ts';
import { describeReal } from './engine-required.ts';

/** A build, PostgreSQL's first start and five containers, on a slow machine. */
const LONG = 60_000;

describeReal('a day on the example project', () => {
  let host: Host;
  let project: TestProject;
  let program: Program | null = null;

  beforeAll(async () => {
    host = await startHost();
    project = await writeTestProject(host, { PRESTART_MAX_TRIES: '4' });
  }, 120_000);

  afterAll(async () => {
    program?.kill();
    await execa('docker', ['compose', 'down', '--volumes', '--remove-orphans'], {
      cwd: project.directory,
      reject: false,
    });
    await execa('docker', ['image', 'rm', '--force', project.image], { reject: false });
    await project.remove();
    await host.close();
  }, 120_000);

  function open(): Program {
    program = startProgram(['--lang', 'en'], { cwd: project.directory });
    return program;
  }

  async function close(opened: Program) {
    opened.press('q');
    expect(await opened.exited).toBe(0);
    expect(opened.isAsFound()).toBe(true);
    program = null;
  }

  /** Selects a service by its name. */
  function select(opened: Program, service: string) {
    opened.press('1');
    opened.press('/');
    opened.press(service);
    opened.press(KEYS.enter);
  }

  it('brings everything up in order from nothing with u', async () => {
    const opened = open();
    await opened.shows(/prestart\s+not created/);
    opened.press('u');
    await opened.shows(/prestart\s+(starting|running|done)/, LONG);
    await opened.shows(/prestart\s+done in/, LONG);
    await opened.shows(/worker\s+running/, LONG);
    await opened.shows(/backend\s+healthy/, LONG);
    await opened.shows(/docker compose up -d\s+✔/, LONG);
    await close(opened);
  }, 180_000);

  it('restarts with r, opens a shell with e and comes back, and shows a sync after w and a saved file', async () => {
    const opened = open();
    await opened.shows(/backend\s+healthy/, LONG);
    select(opened, 'backend');
    await opened.shows(/Logs\s+backend/);
    opened.press('r');
    await opened.shows(/docker compose restart backend\s+✔/, LONG);
    await opened.shows(/backend\s+healthy/, LONG);

    opened.press('e');
    await opened.shows(/(#|\$) $/m);
    opened.press('echo it-is-$((6*7))\r');
    await opened.shows(/it-is-42/);
    opened.resize(140, 44);
    opened.press('exit\r');
    await opened.shows(/1 Services/);
    await opened.shows(/backend\s+healthy/);

    opened.press('w');
    await opened.shows(/Watch[^\n]*(running|on|●)/, LONG);
    await appendFile(join(project.directory, 'backend/app/main.py'), '\n# a saved change\n');
    await opened.shows(/✔ app\/main\.py +verified/, LONG);
    const inside = await execa('docker', ['compose', 'exec', '-T', 'backend', 'tail', '-1', 'app/main.py'], {
      cwd: project.directory,
    });
    expect(inside.stdout).toContain('# a saved change');
    await close(opened);
    const left = await execa('pgrep', ['-f', `${project.directory}.*watch`], { reject: false });
    expect(left.stdout).toBe('');
  }, 180_000);

  it('comes back from a shell whose container is killed', async () => {
    const opened = open();
    await opened.shows(/backend\s+healthy/, LONG);
    select(opened, 'worker');
    await opened.shows(/Logs\s+worker/);
    opened.press('e');
    await opened.shows(/(#|\$) $/m);
    await execa('docker', ['kill', `${project.name}-worker-1`]);
    await opened.shows(/Press Enter/, LONG);
    opened.press('\r');
    await opened.shows(/worker\s+(stopped|failed|restarting)/, LONG);
    await close(opened);
  }, 120_000);

  it('takes it down with d, and shows what goes before', async () => {
    const opened = open();
    await opened.shows(/backend\s+healthy/, LONG);
    opened.press('d');
    await opened.shows(/cancel, change nothing/);
    opened.press(KEYS.down);
    await opened.shows(/\$ docker compose down/);
    opened.press(KEYS.enter);
    await opened.shows(/docker compose down\s+✔/, LONG);
    await opened.shows(/backend\s+not created/, LONG);
    await close(opened);
    const { stdout } = await execa('docker', [
      'ps',
      '-aq',
      '--filter',
      `label=com.docker.compose.project=${project.name}`,
    ]);
    expect(stdout).toBe('');
  }, 180_000);

  it('shows prestart failing with its log, and the others waiting for it, when the database is down', async () => {
    await host.stopPostgres();
    const opened = open();
    await opened.shows(/prestart\s+not created/);
    opened.press('u');
    await opened.shows(/(backend|worker)\s+waiting/, LONG);
    await opened.shows(/prestart\s+failed \(\d+\)/, LONG);
    select(opened, 'prestart');
    await opened.shows(/Logs\s+prestart/);
    opened.press('W');
    await opened.shows(/refused/i, LONG);
    opened.press('5');
    await opened.shows(/Because of it these do not work either: backend, worker/, LONG);
    await close(opened);
    await host.startPostgres();
  }, 180_000);
});
