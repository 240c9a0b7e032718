import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/build/dockerfile.ts';
import { planBuild } from '../../src/build/plan.ts';

const none = { args: {}, target: '', contexts: {} };
const plan = (
  text: string,
  build: Partial<typeof none & { contexts: Record<string, string>; args: Record<string, string | null> }> = {},
) => planBuild(parseDockerfile(text), { ...none, ...build });

const STAGES = `ARG TAG=1
FROM base:$TAG AS Base
ENV A=1
WORKDIR /app
FROM base AS lib
ARG A=2
COPY --from=base /x /x
FROM scratch
COPY --from=1 /y /y
COPY --link --from=tools:$TAG /t /t
RUN a
`;

it('numbers the steps as BuildKit does', () => {
  const places = plan(STAGES)?.map(({ stage, number, total, line }) => `${line}: ${stage} ${number}/${total}`);
  expect(places).toEqual(['4: base 2/2', '7: lib 1/1', '9: stage-2 1/3', '10: stage-2 2/3', '11: stage-2 3/3']);
  expect(plan('FROM a\nRUN b\n')?.[0]).toMatchObject({ stage: '', number: 2, total: 2 });
});

it('knows which steps and images a step stands on', () => {
  const steps = plan(STAGES) ?? [];
  expect(steps.map(({ inputs }) => inputs)).toEqual([[], [0], [1], [], [3]]);
  expect(steps.map(({ images }) => images)).toEqual([['base:1'], [], [], [], []]);
  // What a global `ARG` sets holds for `FROM` alone.
  expect(steps[3]?.complete).toBe(false);
  expect(plan(STAGES.replace('tools:$TAG', 'tools:1'))?.[3]).toMatchObject({ images: ['tools:1'], complete: true });
});

it('ends at the target, by name or number, and builds what that needs', () => {
  expect(plan(STAGES, { target: 'LIB' })?.map(({ line }) => line)).toEqual([4, 7]);
  expect(plan(STAGES, { target: '0' })?.map(({ line }) => line)).toEqual([4]);
  expect(plan(STAGES, { target: 'nowhere' })).toBeNull();
  expect(plan('')).toBeNull();
});

it('knows the variables of a step: all for RUN, those that it names for the others', () => {
  const text = 'ARG V=0\nFROM a\nARG V\nARG DIR=src\nENV MODE=$DIR-x\nCOPY $DIR /app\nRUN b\n';
  const [copy, run] = plan(text, { args: { V: '2', UNUSED: '1' } }) ?? [];
  expect(copy?.takes).toEqual([{ context: '', sources: ['src'], exclude: [] }]);
  expect(Object.keys(copy?.scope ?? {})).toEqual(['DIR']);
  expect(run?.scope).toEqual({
    V: { keyword: 'ARG', value: '2', line: 3 },
    DIR: { keyword: 'ARG', value: 'src', line: 4 },
    MODE: { keyword: 'ENV', value: 'src-x', line: 5 },
  });
  expect(plan(text, { args: { DIR: 'lib' } })?.[0]?.takes[0]?.sources).toEqual(['lib']);
  expect(plan(text)?.[1]?.scope.V?.value).toBe('0');
});

it('hands on what a stage sets to those that are built from it', () => {
  const steps = plan('FROM a AS one\nENV A=1\nUSER app\nFROM one\nRUN b\n') ?? [];
  expect(steps[0]).toMatchObject({
    images: ['a'],
    scope: { A: { value: '1', line: 2 } },
    settings: { USER: { line: 3 } },
  });
});

it('takes files from named contexts, and says where it does not know', () => {
  const text =
    'FROM a\nCOPY --from=docs /x /x\nCOPY --from=web . /w\nADD https://a/b /b\nCOPY $UNKNOWN /c\nCOPY **/x /d\nCOPY --exclude=y . /e\n';
  const steps = plan(text, { contexts: { docs: '/docs', web: 'https://a/b.git' } }) ?? [];
  expect(steps.map(({ takes }) => takes.map(({ context, sources }) => [context, ...sources]))).toEqual([
    [['docs', '/x']],
    [['web', '.']],
    [],
    [],
    [],
    [['', '.']],
  ]);
  expect(steps.map(({ complete }) => complete)).toEqual([true, true, false, false, false, false]);
  expect(plan('FROM base\nRUN b\n', { contexts: { base: '/x' } })?.[0]?.complete).toBe(false);
  expect(plan('FROM $X\nRUN b\n')?.[0]?.complete).toBe(false);
});
