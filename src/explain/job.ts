import type { Job } from '../model/job.ts';
import { explainWords } from '../words/explain.ts';
import type { Explanation } from './explanation.ts';
import { startStory, type Told } from './start-story.ts';
import { stepStory } from './step-story.ts';

/** What a running command does, and what each of its steps at work does and waits for; for a failed one, what it said. Null where there is nothing to add to the service's own story. */
export function explainJob(job: Job, told: Told): Explanation | null {
  const { language, world, now } = told;
  const words = explainWords(language);
  const verb = job.argv
    .filter((word) => !word.startsWith('-'))
    .slice(0, 3)
    .join(' ');
  if (job.result?.kind === 'failed') {
    const said = job.result.message === '' ? [] : [words.jobSaid(job.result.message)];
    const advice = [{ key: '!', text: words.doActivity, command: null }];
    return { title: words.jobFailed(verb, job.result.code), tone: 'bad', paragraphs: said, advice };
  }
  if (job.result || job.startedAt === null) return null;
  const waits = job.steps.some(
    ({ kind, state, status }) => kind === 'container' && state === 'working' && status === 'Waiting',
  );
  const paragraphs = [
    meaning(job, words),
    ...stepStory(job, { world, language, now }),
    ...(waits ? startStory(told) : []),
  ];
  const cancel = { key: 'X', text: words.doCancel, command: null };
  return { title: words.jobTitle(verb), tone: 'busy', paragraphs, advice: [cancel] };
}

function meaning(job: Job, words: ReturnType<typeof explainWords>): string {
  switch (job.command) {
    case 'up':
    case 'up-build':
    case 'start':
      return words.jobUp;
    case 'build':
    case 'build-no-cache':
      return words.jobBuild;
    case 'down':
      return words.jobDown;
    case 'stop':
    case 'kill':
      return words.jobStop;
    case 'restart':
      return words.jobRestart;
    case 'pull':
      return words.jobPull;
    default:
      return words.jobOther;
  }
}
