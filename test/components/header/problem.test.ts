import { expect, test } from 'vitest';
import { engineReason, engineSentence, problemSentence } from '../../../components/header/problem.ts';
import type { ComposeProblem, EngineProblem } from '../../../src/model/problem.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';

const host = 'unix:///var/run/docker.sock';

const engineProblems: readonly (readonly [EngineProblem, string])[] = [
  [{ kind: 'unreachable', host, detail: '' }, host],
  [{ kind: 'permission-denied', host }, 'usermod'],
  [{ kind: 'timeout', host, afterMs: 5000 }, '5.0 s'],
  [{ kind: 'context-not-found', context: 'colima', known: ['default', 'orbstack'] }, 'default orbstack'],
  [{ kind: 'failed', host, detail: 'a\nb' }, 'a b'],
];

const composeProblems: readonly (readonly [ComposeProblem, string])[] = [
  [{ kind: 'no-project', directory: '/srv/app' }, '/srv/app'],
  [{ kind: 'file-not-found', file: 'dev.yml' }, 'dev.yml'],
  [{ kind: 'invalid', file: 'compose.yml', line: 3, column: null, source: null, message: 'bad' }, 'compose.yml:3'],
  [{ kind: 'variable-not-set', variable: 'DOMAIN', message: 'Variable not set' }, 'DOMAIN'],
  [{ kind: 'env-file-missing', file: '.env' }, '.env'],
  [{ kind: 'not-installed', detail: 'ENOENT' }, 'ENOENT'],
  [{ kind: 'unsupported-version', version: '2.20.0', needs: '2.22', feature: 'watch' }, '2.22'],
  [{ kind: 'failed', message: 'no such service: x' }, 'no such service: x'],
];

test('every problem is one line that holds what a person needs, in both languages', () => {
  for (const language of LANGUAGES) {
    for (const [problem, needed] of engineProblems) {
      const sentence = engineSentence(problem, language);
      expect(sentence).toContain(needed);
      expect(sentence).not.toContain('\n');
      expect(engineReason(problem, language)).not.toBe('');
    }
    for (const [problem, needed] of composeProblems) expect(problemSentence(problem, language)).toContain(needed);
  }
});
