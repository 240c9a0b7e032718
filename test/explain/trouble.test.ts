import { describe, expect, it } from 'vitest';
import { explainComposeProblem, explainEngineProblem } from '../../src/explain/trouble.ts';

describe('explainComposeProblem', () => {
  it('says what, where and what to do, and shows the line of an invalid file', () => {
    const sentences = explainComposeProblem(
      { kind: 'invalid', file: '/p/compose.yaml', line: 4, column: 3, source: '   ports: [80', message: 'missing ]' },
      'en',
    );
    expect(sentences).toEqual(['/p/compose.yaml:4:3 is not valid: missing ]', 'The line: ports: [80']);
  });

  it('names a variable that is not set, with the message of the file', () => {
    const [sentence] = explainComposeProblem(
      { kind: 'variable-not-set', variable: 'TAG', message: 'Variable not set' },
      'en',
    );
    expect(sentence).toBe(
      'The variable TAG must have a value, and has none (Variable not set). Set it in .env beside the compose file, or in your shell.',
    );
  });
});

describe('explainEngineProblem', () => {
  it('names the address that was tried', () => {
    const host = 'unix:///var/run/docker.sock';
    expect(explainEngineProblem({ kind: 'unreachable', host, detail: 'ENOENT' }, 'en')).toContain(host);
    expect(explainEngineProblem({ kind: 'permission-denied', host }, 'zh-CN')).toContain(host);
    expect(explainEngineProblem({ kind: 'timeout', host, afterMs: 5000 }, 'en')).toContain('5 s');
  });
});
