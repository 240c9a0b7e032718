import type { Answers, HostPath, HostPort, Listener, Question, Space } from '../../doctor/question.ts';
import { questionKey } from '../../doctor/question.ts';
import type { Container } from '../../model/container.ts';
import type { Engine } from '../../model/ports.ts';
import { answerQuestion } from './answer.ts';

/** What was found out, and how to find out more. */
export type KeptAnswers = {
  /** What is known now. */
  readonly known: () => Answers;
  /** Settles when each of these has an answer, also where that is that nothing can be found out. */
  readonly ask: (questions: readonly Question[]) => Promise<void>;
  /** What is found out is asked for anew the next time. */
  readonly forget: () => void;
};

/** How long an answer is good for, in milliseconds: what holds a port or listens in a container changes without an event. */
const GOOD_FOR_MS = 30_000;

type Answer = HostPort | readonly Listener[] | Space | HostPath | null;

/** Answers that are found out when they are asked for, and kept for a while. */
export function createAnswers(
  engine: Engine,
  containers: () => Readonly<Record<string, Container>>,
  signal: AbortSignal,
): KeptAnswers {
  const kept = new Map<string, { readonly answer: Answer; readonly at: number }>();

  function find(question: Question): Answer | undefined {
    const found = kept.get(questionKey(question));
    return found && Date.now() - found.at < GOOD_FOR_MS ? found.answer : undefined;
  }

  return {
    known: () => ({
      hostPort: (port, protocol) => find({ kind: 'host-port', port, protocol }) as HostPort | null | undefined,
      sockets: (container) => find({ kind: 'sockets', container }) as readonly Listener[] | null | undefined,
      space: () => find({ kind: 'space' }) as Space | null | undefined,
      path: (path) => find({ kind: 'path', path }) as HostPath | null | undefined,
    }),
    async ask(questions) {
      await Promise.all(
        questions.map(async (question) => {
          const answer = await answerQuestion(question, { engine, containers, signal });
          kept.set(questionKey(question), { answer, at: Date.now() });
        }),
      );
    },
    forget: () => kept.clear(),
  };
}
