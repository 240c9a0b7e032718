import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemFrom } from '../../../../src/compose/problem.ts';
import type { ComposeProblem } from '../../../../src/model/problem.ts';
import { exampleWorld } from '../../../example-world.ts';
import { evidence, found, knowing, pasted, projectWorld, recorded, theOne, ways } from './known.ts';

/** What `docker compose config` of that version said of a project with a mistake, and the file of that. */
function said(name: string, version: '2.26' | '2.40') {
  const fixtures = join(import.meta.dirname, '../../../compose/fixtures');
  const text = readFileSync(join(fixtures, 'said', `config-${name}.${version}.err`), 'utf8').trim();
  const file = {
    file: `/project/${name}/compose.yaml`,
    text: readFileSync(join(fixtures, 'projects', name, 'compose.yaml'), 'utf8'),
  };
  return { text, problem: problemFrom(text, [file]) };
}

const BROKEN = [
  ['yaml-syntax', 'not YAML'],
  ['yaml-tab', 'spaces only'],
  ['yaml-mapping', 'not YAML'],
  ['duplicate-key', 'stands twice'],
  ['unknown-property', 'is not known there'],
  ['unknown-top', 'is not known there'],
  ['wrong-type', 'another form'],
  ['no-image', 'needs "image" or "build"'],
  ['undefined-network', 'defined nowhere'],
  ['undefined-volume', 'defined nowhere'],
  ['undefined-dependency', 'defined nowhere'],
  ['circle', 'in a circle'],
  ['bad-interpolation', '$$'],
  ['blank', 'no content'],
] as const;

describe('files that Compose refuses', () => {
  it.each(BROKEN.flatMap((one) => [[...one, '2.26'] as const, [...one, '2.40'] as const]))(
    '%s: %s (%s)',
    (name, why, version) => {
      const { problem, text } = said(name, version);
      const finding = theOne(knowing({ projectProblem: problem, composeVersion: '2.40.3' }), 'compose.invalid');
      expect(finding.why).toContain(why);
      expect(ways(finding)[0]).toBe('docker compose config --quiet');
      const fromText = theOne(pasted(text), 'compose.invalid');
      expect(fromText.why).toContain(why);
    },
  );

  it('are told with the line, which can be opened', () => {
    const finding = theOne(knowing({ projectProblem: said('wrong-type', '2.40').problem }), 'compose.invalid');
    expect(finding.title).toMatch(/^Compose refuses \/project\/wrong-type\/compose\.yaml:\d+$/);
    expect(evidence(finding)[1]).toMatch(/^\/project\/wrong-type\/compose\.yaml:\d+: +ports:/);
    expect(ways(finding)[1]).toMatch(/^edit compose\.yaml:\d+$/);
  });

  it('may be an env file', () => {
    const problem: ComposeProblem = {
      kind: 'invalid',
      file: '/p/.env',
      line: 2,
      column: null,
      source: 'my key=1',
      message: 'key cannot contain a space',
    };
    const finding = theOne(knowing({ projectProblem: problem }), 'compose.invalid');
    expect(finding.why).toContain('Lines of an env file');
    expect(ways(finding)[1]).toBe('edit .env:2');
    expect(theOne(pasted(recorded('bad-env-file', '2.40')), 'compose.invalid').title).toContain('/.env:2');
  });

  it('are found by the path of the value where a text names no line', async () => {
    const world = await projectWorld({ 'compose.yaml': 'services:\n  web:\n    image: w\n    ports: x\n' });
    const text = `validating ${world.project?.files[0]}: services.web.ports must be a array`;
    expect(ways(theOne(pasted(text, world), 'compose.invalid'))[1]).toBe('edit compose.yaml:4');
  });

  it('by something that is not known here are shown as Compose says it', () => {
    const message =
      "decoding failed due to the following error(s):\n\n'services[f].environment' environment variable A  is declared with a trailing space";
    const finding = theOne(knowing({ projectProblem: { kind: 'failed', message } }), 'compose.invalid');
    expect(evidence(finding)[0]).toContain('is declared with a trailing space');
    const other = theOne(
      knowing({ projectProblem: { kind: 'failed', message: 'frobnication failed' } }),
      'compose.invalid',
    );
    expect(other.why).toBe('What Compose says of it is above.');
  });

  // Compose 1 (compose/config/validation.py, PyYAML) and older compose-go.
  it.each([
    [
      "ERROR: The Compose file './docker-compose.yml' is invalid because:\nservices.web.ports contains an invalid type, it should be an array",
      'another form',
    ],
    [
      'ERROR: yaml.scanner.ScannerError: mapping values are not allowed here\n  in "./docker-compose.yml", line 4, column 12',
      'not YAML',
    ],
    ['parsing /srv/shop/compose.yaml: yaml: line 7: found character that cannot start any token', 'spaces only'],
    ['service "web" refers to undefined volume data: invalid compose project', 'data is named there'],
  ])('%s', (text, why) => {
    expect(theOne(pasted(text), 'compose.invalid').why).toContain(why);
  });

  it('are none in a log, or where all is well', () => {
    expect(found(pasted('web-1  | yaml: line 3: mapping values are not allowed in this context'))).toEqual([]);
    expect(found(knowing(exampleWorld('healthy')))).toEqual([]);
    expect(found(knowing({ projectProblem: { kind: 'failed', message: 'cancelled' } }))).toEqual([]);
  });
});

describe('a compose file that is not there', () => {
  it('is told from the world', () => {
    const none = theOne(
      knowing({ projectProblem: { kind: 'no-project', directory: '/srv/x' } }),
      'compose.file-not-found',
    );
    expect(none.why).toContain('/srv/x');
    const gone = theOne(
      knowing({ projectProblem: { kind: 'file-not-found', file: '/srv/x/prod.yaml' } }),
      'compose.file-not-found',
    );
    expect(gone.title).toBe('The compose file /srv/x/prod.yaml does not exist');
    expect(ways(gone)[0]).toBe('ls -la /srv/x');
  });

  // Compose 2; Compose 1 (compose/config/errors.py); podman-compose (podman_compose.py); Windows.
  it.each([
    'no configuration file provided: not found',
    "ERROR: \n        Can't find a suitable configuration file in this directory or any\n        parent. Are you in the right directory?",
    'CRITICAL:podman_compose:no compose.yaml, docker-compose.yml or container-compose.yml file found, pass files with -f',
    'open /project/app/nope.yaml: no such file or directory',
    "ERROR: .FileNotFoundError: [Errno 2] No such file or directory: './nope.yml'",
    'CreateFile C:\\shop\\compose.yaml: The system cannot find the file specified.',
  ])('is told from %s', (text) => {
    theOne(pasted(text), 'compose.file-not-found');
  });

  it('is none of a file that a program misses', () => {
    expect(found(pasted('web-1  | open config.yaml: no such file or directory'))).toEqual([]);
    expect(found(pasted("FileNotFoundError: [Errno 2] No such file or directory: 'model.bin'"))).toEqual([]);
  });
});

describe('a Compose that is too old', () => {
  const refused: ComposeProblem = {
    kind: 'invalid',
    file: '/p/compose.yaml',
    line: 4,
    column: 5,
    source: '    provider:',
    message: 'services.w Additional property provider is not allowed',
  };

  it('is told where a newer one knows what it refuses', () => {
    const finding = theOne(
      knowing({ projectProblem: refused, composeVersion: '2.26.1-4' }),
      'compose.unsupported-version',
    );
    expect(finding.why).toBe('provider came with Compose 2.35.0; here is 2.26.1-4.');
    theOne(knowing({ projectProblem: refused, composeVersion: '2.40.3' }), 'compose.invalid');
    theOne(knowing({ projectProblem: refused, composeVersion: null }), 'compose.invalid');
  });

  it('or not there at all', () => {
    const problem: ComposeProblem = { kind: 'not-installed', detail: "unknown shorthand flag: 'p' in -p" };
    const finding = theOne(knowing({ projectProblem: problem }), 'compose.unsupported-version');
    expect(finding.title).toBe('"docker compose" is not installed here');
  });

  // docker/cli; Compose 2.26 and 2.40; Compose 1: github.com/norweeg/self-hosted-docker-server-templates/issues/5, github.com/spurin/diveintoansible-lab/issues/74; Engine 29.
  it.each([
    ["docker: 'compose' is not a docker command.\nSee 'docker --help'", '"docker compose" is not installed here'],
    [
      "unknown shorthand flag: 'd' in -d\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]",
      '"docker compose" is not installed here',
    ],
    ['bash: docker-compose: command not found', '"docker-compose" is not installed here'],
    [
      'validating /tmp/compose.yaml: services.w Additional property provider is not allowed',
      'This Compose is too old for provider',
    ],
    ['unsupported env_file format "raw"', 'This Compose is too old for raw'],
    ['unknown flag: --yes\n\nUsage:  docker compose up [OPTIONS] [SERVICE...]', 'This Compose is too old for --yes'],
    [
      "ERROR: The Compose file './docker-compose.yml' is invalid because:\nUnsupported config option for services.web: 'develop'",
      'This Compose is too old for develop',
    ],
    [
      "ERROR: The Compose file './docker-compose.base.yaml' is invalid because:\nservices.gui.healthcheck value Additional properties are not allowed ('start_interval' was unexpected)",
      'This Compose is too old for start_interval',
    ],
    [
      'ERROR: Version in "./docker-compose.yaml" is unsupported. You might be seeing this error because',
      'This Compose is too old for the file',
    ],
    [
      'Error response from daemon: client version 1.43 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
      'This client is too old for the engine',
    ],
    [
      'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
      'This client is too new for the engine',
    ],
  ])('%s', (text, title) => {
    expect(theOne(pasted(text), 'compose.unsupported-version').title).toBe(title);
  });

  it('is not told of an option that no Compose has', () => {
    expect(found(pasted('unknown flag: --frob'))).toEqual([]);
  });
});
