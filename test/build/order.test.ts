import { describe, expect, it } from 'vitest';
import { adviseOrder } from '../../src/build/order.ts';
import { whyRanAnew } from '../../src/build/why.ts';
import { recordOf, type Told } from './record-of.ts';

function advise(
  dockerfile: string,
  some: Readonly<Record<string, string>>,
  now: Partial<Told>,
  old: Partial<Told> = {},
) {
  const { record: before } = recordOf({ dockerfile, files: some, ...old });
  const { record, plan } = recordOf({ dockerfile, files: { ...some, 'src/a': 'changed' }, ...now });
  return adviseOrder(before, record, plan, whyRanAnew(before, record));
}

const source = { 'src/a': '1' };

describe('advice on the order', () => {
  it('names the lines and the manifests', () => {
    const dockerfile = 'FROM bb\nWORKDIR /app\nCOPY . .\n# dependencies\nRUN npm ci --omit=dev\nRUN npm run build\n';
    const some = { ...source, 'package.json': '1', 'package-lock.json': '1', 'node_modules/x/package.json': '1' };
    expect(advise(dockerfile, some, { ran: [3, 5, 6] })).toEqual([
      {
        copy: { stage: '', number: 3, total: 5, line: 3, text: 'COPY . .' },
        install: { stage: '', number: 4, total: 5, line: 5, text: 'RUN npm ci --omit=dev' },
        tool: 'npm',
        manifests: ['package-lock.json', 'package.json'],
        copiedBefore: false,
        fetch: null,
      },
    ]);
  });

  it.each([
    ['RUN pip install -r requirements.txt', 'requirements.txt', null],
    ['RUN pip3 install --no-cache-dir --requirement requirements/prod.txt', 'requirements.txt', null],
    ['RUN --mount=type=cache,target=/root/.cache uv sync --frozen', 'uv.lock', 'uv sync --no-install-project'],
    ['RUN uv sync --no-install-project', 'uv.lock', null],
    ['RUN poetry install', 'poetry.lock', 'poetry install --no-root'],
    ['RUN corepack enable && pnpm install --frozen-lockfile', 'pnpm-lock.yaml', null],
    ['RUN yarn --immutable', 'yarn.lock', null],
    ['RUN bundle install', 'Gemfile.lock', null],
    ['RUN composer install', 'composer.lock', 'composer install --no-scripts --no-autoloader'],
    ['RUN go build ./...', 'go.sum', 'go mod download'],
    ['RUN cargo build --release', 'Cargo.lock', "mkdir src && echo 'fn main() {}' > src/main.rs && cargo fetch"],
    ['RUN ./mvnw -B package', 'pom.xml', 'mvn dependency:go-offline'],
    ['RUN ./gradlew bootJar', 'build.gradle.kts', 'gradle dependencies'],
  ])('knows %s', (run, manifest, fetch) => {
    const found = advise(`FROM bb\nCOPY . .\n${run}\n`, { ...source, [manifest]: '1' }, { ran: [2, 3] });
    expect(found).toMatchObject([{ manifests: [manifest], fetch, install: { line: 3 } }]);
  });

  it.each([
    'RUN npm install -g typescript',
    'RUN npm install express',
    'RUN pip install django',
    'RUN npm run build',
    'RUN yarn build',
    'RUN echo go',
  ])('has nothing to say on %s', (run) => {
    const some = { ...source, 'package.json': '1', 'requirements.txt': '1', 'go.mod': '1' };
    expect(advise(`FROM bb\nCOPY . .\n${run}\n`, some, { ran: [2, 3] })).toEqual([]);
  });

  it('has it moved up where the manifests are there before', () => {
    const dockerfile = 'FROM bb\nCOPY package*.json ./\nCOPY . .\nRUN npm ci\n';
    const found = advise(dockerfile, { ...source, 'package.json': '1' }, { ran: [3, 4] });
    expect(found).toMatchObject([{ copiedBefore: true, copy: { line: 3 }, install: { line: 4 } }]);
  });

  it('speaks of packages of the system without manifests', () => {
    const found = advise('FROM bb\nCOPY . .\nRUN apt-get update && apt-get install -y curl\n', source, { ran: [2, 3] });
    expect(found).toMatchObject([{ tool: 'apt', manifests: [], copy: { line: 2 }, install: { line: 3 } }]);
  });

  it('reaches into a stage that is built from this one', () => {
    const dockerfile = 'FROM bb AS base\nCOPY . .\nFROM base\nRUN npm ci\n';
    expect(advise(dockerfile, { ...source, 'package.json': '1' }, { ran: [2, 4] })).toMatchObject([
      { install: { line: 4 } },
    ]);
  });

  const dockerfile = 'FROM bb\nCOPY . .\nRUN prepare\nRUN npm ci\n';
  const some = { ...source, 'package.json': '1' };

  it('is silent where a manifest changed, or is not known to be the same', () => {
    for (const content of ['2', '?']) {
      const now = { files: { 'src/a': '2', 'package.json': content }, ran: [2, 3, 4] };
      expect(advise(dockerfile, some, now)).toEqual([]);
    }
    expect(advise(dockerfile, source, { ran: [2, 3, 4] })).toEqual([]);
  });

  it('is silent where it would have run in any case', () => {
    const changed = { dockerfile: dockerfile.replace('prepare', 'prepare all'), ran: [2, 3, 4] };
    expect(advise(dockerfile, some, changed)).toEqual([]);
    expect(advise(dockerfile, some, { dockerfile: dockerfile.replace('npm ci', 'npm ci -q'), ran: [2, 3, 4] })).toEqual(
      [],
    );
  });

  it('is silent where the installation came from the cache', () => {
    expect(advise(dockerfile, some, { ran: [2, 3] })).toEqual([]);
  });
});
