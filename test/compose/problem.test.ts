import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemFrom } from '../../src/compose/problem.ts';
import type { ComposeProblem } from '../../src/model/problem.ts';
import { projectFolder, recorded, VERSIONS } from './recorded.ts';

/** What a recorded failure must become in both versions; `project` gives the files as they were. */
const EXPECTED: readonly (readonly [string, string, Partial<ComposeProblem>])[] = [
  [
    'config-yaml-syntax',
    'yaml-syntax',
    { kind: 'invalid', file: '/project/yaml-syntax/compose.yaml', line: 4, source: '   ports:' },
  ],
  ['config-yaml-tab', 'yaml-tab', { kind: 'invalid', line: 3, source: '\timage: bb:latest' }],
  ['config-yaml-mapping', 'yaml-mapping', { kind: 'invalid', line: 4, source: '    command: a: b' }],
  ['config-yaml-quote', 'yaml-quote', { kind: 'invalid', line: 3, source: '    image: "bb:latest' }],
  ['config-duplicate-key', 'duplicate-key', { kind: 'invalid', line: 6, source: '  web:' }],
  ['config-unknown-property', 'unknown-property', { kind: 'invalid', line: 6, column: 5, source: '    imagee: typo' }],
  ['config-unknown-top', 'unknown-top', { kind: 'invalid', line: 1, source: 'service:' }],
  ['config-wrong-type', 'wrong-type', { kind: 'invalid', line: 4, source: '    ports: "80:80"' }],
  ['config-wrong-port', 'wrong-port', { kind: 'invalid', message: 'Invalid containerPort: http' }],
  [
    'config-wrong-condition',
    'wrong-condition',
    { kind: 'invalid', line: 5, source: '      db: {condition: service_ready}' },
  ],
  ['config-no-image', 'no-image', { kind: 'invalid', line: 2, source: '  web:' }],
  ['config-undefined-volume', 'undefined-volume', { kind: 'invalid', line: 4 }],
  [
    'config-undefined-network',
    'undefined-network',
    { kind: 'invalid', line: 4, message: 'service "web" refers to undefined network back' },
  ],
  ['config-undefined-dependency', 'undefined-dependency', { kind: 'invalid', line: 4, source: '    depends_on: [db]' }],
  ['config-circle', 'circle', { kind: 'invalid', line: 2, message: 'dependency cycle detected: a -> b -> a' }],
  ['config-profile-off', 'profile-dependency', { kind: 'invalid', line: 3 }],
  [
    'config-required-variable',
    'required-variable',
    { kind: 'variable-not-set', variable: 'SECRET_KEY', message: 'set it in .env, see README' },
  ],
  [
    'config-required-variable-unset',
    'required-variable-unset',
    { kind: 'variable-not-set', variable: 'DOCKER_IMAGE_BACKEND', message: 'Variable not set' },
  ],
  [
    'config-required-variable-bare',
    'required-variable-bare',
    { kind: 'variable-not-set', variable: 'DOCKER_IMAGE_BACKEND', message: '' },
  ],
  [
    'config-bad-interpolation',
    'bad-interpolation',
    { kind: 'invalid', line: 4, source: '    command: ["echo", "${HOME"]' },
  ],
  [
    'config-env-file-missing',
    'env-file-missing',
    { kind: 'env-file-missing', file: '/project/env-file-missing/web.env' },
  ],
  [
    'config-bad-env-file',
    'bad-env-file',
    { kind: 'invalid', file: '/project/bad-env-file/.env', line: 2, message: 'key cannot contain a space' },
  ],
  [
    'config-include-missing',
    'include-missing',
    { kind: 'file-not-found', file: '/project/include-missing/other.yaml' },
  ],
  ['config-extends-missing', 'extends-missing', { kind: 'file-not-found', file: '/project/extends-missing/base.yaml' }],
  ['config-extends-no-service', 'extends-no-service', { kind: 'invalid', line: 3 }],
  ['config-empty', 'empty', { kind: 'no-project' }],
  ['config-blank', 'blank', { kind: 'invalid', line: null, message: 'empty compose file' }],
  ['file-missing', 'app', { kind: 'file-not-found', file: '/project/app/nope.yaml' }],
  ['compose-file-missing', 'app', { kind: 'file-not-found', file: '/project/app/nope.yaml' }],
  ['chosen-env-file-missing', 'app', { kind: 'env-file-missing', file: '/project/app/nope.env' }],
  ['no-plugin-version', 'app', { kind: 'not-installed', detail: 'unknown flag: --short' }],
  ['no-plugin-config', 'app', { kind: 'not-installed' }],
];

describe.each(VERSIONS)('what a failure of Compose %s means', (version) => {
  it.each(EXPECTED)('%s', (name, project, expected) => {
    const { err, code } = recorded(name, version);
    expect(code).not.toBe(0);
    expect(problemFrom(err, filesOf(project))).toMatchObject(expected);
  });

  it('keeps the words of what has no kind of its own', () => {
    expect(problemFrom(recorded('chosen-name-bad', version).err, [])).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('invalid project name "Bad"'),
    });
    expect(problemFrom(recorded('context-missing', version).err, [])).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('context "nope": context not found'),
    });
  });

  it('finds nothing in warnings', () => {
    expect(problemFrom(recorded('config-unset-variable', version).err, [])).toEqual({ kind: 'failed', message: '' });
  });
});

it('finds a key in the override file that set it', () => {
  const files = [
    { file: '/p/compose.yaml', text: 'services:\n  web:\n    image: a\n' },
    { file: '/p/compose.override.yaml', text: '# local\nservices:\n  web:\n    networks: [back]\n' },
  ];
  expect(problemFrom('service "web" refers to undefined network back: invalid compose project', files)).toMatchObject({
    file: '/p/compose.override.yaml',
    line: 4,
  });
});

it.each([
  "docker: 'compose' is not a docker command.\nSee 'docker --help'",
  'docker: unknown command: docker compose\n\nRun `docker --help` for more information',
])('knows a docker without Compose: %s', (text) => {
  expect(problemFrom(text, [])).toMatchObject({ kind: 'not-installed' });
});

function filesOf(project: string) {
  return readdirSync(projectFolder(project))
    .filter((file) => file.startsWith('compose'))
    .sort()
    .map((file) => ({
      file: `/project/${project}/${file}`,
      text: readFileSync(join(projectFolder(project), file), 'utf8'),
    }));
}
