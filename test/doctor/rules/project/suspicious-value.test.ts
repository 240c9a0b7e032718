import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseEnv } from '../../../../src/compose/dotenv.ts';
import { suspicionOf } from '../../../../src/doctor/env-values.ts';
import { exampleWorld } from '../../../example-world.ts';
import { evidence, found, knowing, projectWorld, theOne, ways } from './known.ts';

type Measured = { readonly text: string; readonly value: string | null };

/** Env files, and the value of A that `docker compose config` came to; null where it refused them. */
const measured = (version: string) =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../fixtures/project/env-values.${version}.json`), 'utf8'),
  ) as readonly Measured[];

const suspicion = (text: string) => {
  const line = parseEnv(text, () => undefined).lines.findLast(({ name }) => name === 'A');
  return line ? (suspicionOf(line)?.kind ?? null) : null;
};

test.each(['2.26', '2.40'])('values are read as Compose %s reads them', (version) => {
  for (const { text, value } of measured(version)) {
    const { lines, problem } = parseEnv(text, () => undefined);
    const read = problem ? null : (lines.findLast(({ name }) => name === 'A')?.value ?? null);
    expect([text, read]).toEqual([text, value]);
  }
});

describe('what Compose takes as it is meant is not suspicious', () => {
  it.each([
    'A=one\r\nB=two\r\n',
    'A="one"\r\n',
    'A=one  \n',
    'A = one\n',
    'A= "one"\n',
    'A=one # c\n',
    'A="one"# c\n',
    'export A=one\n',
    '\uFEFFA=one\n',
    'A=one#c\n',
    'A=#fff\n',
    "A=it's\n",
    'A=5"\n',
    'A={"a": "b"}\n',
    "A='pa$word'\n",
    'A=pa$$word\n',
    'A="-----BEGIN KEY-----\nabc==\n-----END KEY-----"\n',
    'A=\n',
    'A=${B:-b}\n',
    'A=“one” and more\n',
  ])('%j', (text) => {
    expect(suspicion(text)).toBeNull();
  });
});

describe('what it takes otherwise is', () => {
  it.each([
    ['A= # c\n', 'comment'],
    ['A=one\t# c\n', 'comment'],
    ['A=one"\n', 'open-quote'],
    ['A="one"two\n', 'after-quote'],
    ['A="one\nB=two"\n', 'swallowed'],
    ['A=“one”\n', 'typographic'],
    ['A=pa$word\n', 'dollar'],
    ['A="pa$word"\n', 'dollar'],
    ['A=one\rB=two\r', 'return'],
    ['A=one\u200b\n', 'invisible'],
    ['A=" one "\n', 'spaces'],
  ])('%j', (text, kind) => {
    expect(suspicion(text)).toBe(kind);
  });
});

describe('a suspicious value', () => {
  const compose = 'services:\n  web:\n    image: "w:$TAG"\n    env_file: web.env\n';

  it('is told with the line and what comes out', async () => {
    const world = await projectWorld({ 'compose.yaml': compose, '.env': 'TAG= # newest\n', 'web.env': '' });
    const finding = theOne(knowing(world), 'env.suspicious-value');
    expect(finding.severity).toBe('warning');
    expect(evidence(finding)).toEqual(['.env:1: TAG= # newest', 'docker compose config: comes out as # newest']);
    expect(ways(finding)).toEqual(['edit .env:1', 'docker compose config']);
  });

  it('of a secret stays one', async () => {
    const env = 'DB_PASSWORD=hunter$two\n';
    const finding = theOne(
      knowing(await projectWorld({ 'compose.yaml': compose, '.env': 'TAG=1\n', 'web.env': env })),
      'env.suspicious-value',
    );
    expect(JSON.stringify(finding)).not.toMatch(/hunter|two/);
  });

  it('counts only where something takes it', async () => {
    const world = await projectWorld({ 'compose.yaml': compose, '.env': 'TAG=1\nOTHER="a"b\n', 'web.env': '' });
    expect(found(knowing(world))).toEqual([]);
  });

  it('may stand in the compose file, where a list keeps quotes and a space', async () => {
    const list = 'services:\n  web:\n    image: w\n    environment:\n      - A="one"\n      - "B=two"\n';
    expect(ways(theOne(knowing(await projectWorld({ 'compose.yaml': list })), 'env.suspicious-value'))[0]).toBe(
      'edit compose.yaml:5',
    );
    const map = 'services:\n  web:\n    image: w\n    environment:\n      A: "one"\n';
    expect(found(knowing(await projectWorld({ 'compose.yaml': map })))).toEqual([]);
    const space = list.replace('A="one"', 'A= one');
    expect(theOne(knowing(await projectWorld({ 'compose.yaml': space })), 'env.suspicious-value').severity).toBe(
      'info',
    );
  });

  it('may have come into a container', () => {
    const world = exampleWorld('healthy');
    const [id = '', first] = Object.entries(world.containers).find(([, { service }]) => service === 'backend') ?? [];
    if (!first) throw new Error('no backend');
    const containers = { ...world.containers, [id]: { ...first, environment: { HOST: 'db\r', PATH: '/bin' } } };
    const finding = theOne(knowing({ ...world, containers }), 'env.suspicious-value');
    expect(finding.service).toBe('backend');
    expect(evidence(finding)).toEqual(['docker inspect ai-pic-backend-1: HOST=db\\r']);
  });
});
