import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../../src/doctor/diagnose.ts';
import { noAnswers } from '../../../../src/doctor/question.ts';
import type { ComposeProblem } from '../../../../src/model/problem.ts';
import { evidence, found, knowing, pasted, projectWorld, recorded, theOne, ways } from './known.ts';

const COMPOSE = `services:
  web:
    image: \${IMAGE?Variable not set}
    environment:
      SECRET: \${SECRET_KEY:?set it in .env}
      TAG: \${TAG-latest}
`;
const problem: ComposeProblem = { kind: 'variable-not-set', variable: 'SECRET_KEY', message: 'set it in .env' };

describe('a variable that must have a value', () => {
  it('is told with the line that needs it and the one where it can be added', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env': 'IMAGE=web\n\nOTHER=1\n' }, problem);
    const finding = theOne(knowing(world), 'env.variable-not-set');
    expect(finding.title).toBe('The variable SECRET_KEY has no value');
    expect(finding.why).toContain('They say: set it in .env');
    expect(evidence(finding)).toEqual([
      'docker compose config: required variable SECRET_KEY is missing a value: set it in .env',
      'compose.yaml:5: SECRET: ${SECRET_KEY:?set it in .env}',
    ]);
    expect(ways(finding)).toEqual(['edit .env:4', 'edit compose.yaml:5']);
  });

  it('is filled where it is empty', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env': 'SECRET_KEY=\nIMAGE=web\n' }, problem);
    const finding = theOne(knowing(world), 'env.variable-not-set');
    expect(finding.why).toContain('the one it has is empty');
    expect(ways(finding)[0]).toBe('edit .env:1');
  });

  it('may be hidden by an empty one of the shell', async () => {
    const files = { 'compose.yaml': COMPOSE, '.env': 'SECRET_KEY=abc\nIMAGE=web\n' };
    const world = await projectWorld(files, problem, { SECRET_KEY: '' });
    const finding = theOne(knowing(world), 'env.variable-not-set');
    expect(finding.why).toContain('the shell wins');
    expect(ways(finding)).toEqual(['run "unset SECRET_KEY" in the shell']);
  });

  it('is told of with the others that Compose did not come to', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env': 'A=1\n' }, problem);
    expect(found(knowing(world)).map(({ title }) => title)).toEqual([
      'The variable SECRET_KEY has no value',
      'The variable IMAGE has no value',
    ]);
  });

  it('where there is no env file, an example of it is asked for and copied', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env.example': 'SECRET_KEY=change\n' }, problem, {
      IMAGE: 'web',
    });
    const folder = world.project?.directory ?? '';
    const example = join(folder, '.env.example');
    const asked = openQuestions({ ...knowing(world), answers: noAnswers });
    expect(asked).toContainEqual({ kind: 'path', path: example });
    const finding = theOne(knowing(world, [example]), 'env.variable-not-set');
    expect(ways(finding).slice(0, 2)).toEqual([`cp ${example} ${join(folder, '.env')}`, 'edit .env:1']);
  });

  it('is told without the files too', () => {
    const finding = theOne(knowing({ projectProblem: problem }), 'env.variable-not-set');
    expect(ways(finding)).toEqual(['add SECRET_KEY to .env']);
  });

  it('is none where all have one', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env': 'SECRET_KEY=abc\nIMAGE=web\n' });
    expect(found(knowing(world))).toEqual([]);
  });
});

describe('a variable that is taken as empty', () => {
  const files = { 'compose.yaml': 'services:\n  web:\n    image: web\n    command: echo $A ${B} ${C:-c} ${D+d} $$E\n' };

  it('is a warning with its line', async () => {
    const finding = theOne(knowing(await projectWorld({ ...files, '.env': 'B=\n' })), 'env.variable-not-set');
    expect(finding.severity).toBe('warning');
    expect(finding.title).toBe('Not set, so taken as empty: A');
    expect(evidence(finding)).toEqual(['compose.yaml:4: command: echo $A ${B} ${C:-c} ${D+d} $$E']);
    expect(ways(finding)).toEqual(['edit .env:2', 'edit compose.yaml:4']);
  });

  it('is none of an included file, which may have an env file of its own', async () => {
    const included = {
      'compose.yaml': 'include: [db/compose.yaml]\n',
      'db/compose.yaml': 'services: { db: { image: "x:$TAG" } }\n',
    };
    expect(found(knowing(await projectWorld(included)))).toEqual([]);
  });
});

describe('texts', () => {
  it.each(['2.26', '2.40'] as const)('of Compose %s', (version) => {
    const required = theOne(pasted(recorded('required-variable', version)), 'env.variable-not-set');
    expect([required.severity, required.title]).toEqual(['error', 'The variable SECRET_KEY has no value']);
    const blank = theOne(pasted(recorded('unset-variable', version)), 'env.variable-not-set');
    expect([blank.severity, blank.title]).toEqual(['warning', 'Not set, so taken as empty: NOT_SET']);
  });

  // Compose 1.29: compose/config/interpolation.py; compose-go 1.13: interpolation/interpolation.go; on a terminal: github.com/docker/compose/issues/9067 and 4788.
  it.each([
    [
      'ERROR: Missing mandatory value for "image" option interpolating ${TAG?no tag} in service "web": no tag',
      'The variable TAG has no value',
    ],
    [
      'invalid interpolation format for services.web.image.\nYou may need to escape any $ with another $.\nrequired variable TAG is missing a value: no tag',
      'The variable TAG has no value',
    ],
    [
      'WARN[0000] The "STATG_MEM" variable is not set. Defaulting to a blank string. ',
      'Not set, so taken as empty: STATG_MEM',
    ],
    [
      'WARNING: The PMA_USER variable is not set. Defaulting to a blank string.',
      'Not set, so taken as empty: PMA_USER',
    ],
  ])('%s', (text, title) => {
    expect(theOne(pasted(text), 'env.variable-not-set').title).toBe(title);
  });

  it('of another folder than that of the project, whose file has the variable', async () => {
    const world = await projectWorld({ 'compose.yaml': COMPOSE, '.env': 'SECRET_KEY=abc\nIMAGE=web\n' });
    const finding = theOne(pasted(recorded('required-variable', '2.40'), world), 'env.variable-not-set');
    expect(finding.why).toContain('.env:1 sets SECRET_KEY');
    expect(ways(finding)).toEqual([`run the command in ${world.project?.directory}`]);
  });

  it('of a container are none', () => {
    expect(found(pasted('web-1  | required variable X is missing a value'))).toEqual([]);
  });
});

describe('an env file that does not exist', () => {
  const missing = (file: string): ComposeProblem => ({ kind: 'env-file-missing', file });
  const compose =
    'services:\n  web:\n    image: w\n    env_file:\n      - web.env\n  job:\n    image: w\n    command: x\n';

  it('is told with the services that it is for', async () => {
    const world = await projectWorld({ 'compose.yaml': compose }, missing('-'));
    const file = join(world.project?.directory ?? '', 'web.env');
    const known = knowing({ ...world, projectProblem: missing(file) }, [`${file}.sample`]);
    const finding = theOne(known, 'env.file-missing');
    expect(finding.title).toBe('The env file web.env does not exist');
    expect(finding.suffers).toEqual(['web']);
    expect(evidence(finding)[1]).toBe('compose.yaml:5: web.env');
    expect(ways(finding)).toEqual([
      `ls -la ${world.project?.directory}`,
      `cp ${file}.sample ${file}`,
      'edit web.env:1',
      'edit compose.yaml:5',
    ]);
  });

  it.each(['2.26', '2.40'] as const)('is told from what Compose %s prints', (version) => {
    const finding = theOne(pasted(recorded('env-file-missing', version)), 'env.file-missing');
    expect(finding.title).toContain('/project/env-file-missing/web.env');
  });

  // Compose 1.29: compose/config/environment.py; compose-go 1.x; docker run.
  it.each([
    ["ERROR: Couldn't find env file: /srv/shop/.env.production", '/srv/shop/.env.production'],
    ['Failed to load /srv/shop/web.env: open /srv/shop/web.env: no such file or directory', '/srv/shop/web.env'],
    ['docker: open local.env: no such file or directory.', 'local.env'],
    [
      'env file C:\\shop\\.env not found: CreateFile C:\\shop\\.env: The system cannot find the file specified.',
      'C:\\shop\\.env',
    ],
  ])('is told from %s', (text, file) => {
    expect(theOne(pasted(text), 'env.file-missing').title).toBe(`The env file ${file} does not exist`);
  });
});
