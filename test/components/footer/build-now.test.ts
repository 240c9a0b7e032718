import { expect, it } from 'vitest';
import { buildNow } from '../../../components/footer/build-now.ts';
import { buildStep } from '../../model/build-step.ts';
import { job } from '../activity/job-of.ts';

const START = 1_000_000;
const working = (id: string, since: number, part: Parameters<typeof buildStep>[1]) =>
  buildStep(id, { workingSince: since, number: 3, total: 7, ...part }, { state: 'working', startedAt: since });
const pip = working('a', START, { targets: ['backend'], instruction: 'RUN pip install  -r requirements.txt' });

it('tells the step that has taken the longest', () => {
  const copy = working('b', START + 5000, { targets: ['worker'], instruction: 'COPY . .' });
  expect(buildNow(job(1, 'docker compose build', { steps: [copy, pip] }), 16, START + 12_000)).toBe(
    'backend 3/7 RUN pip install… 12 s +1',
  );
  expect(buildNow(job(1, 'docker compose build', { steps: [pip] }), 90, START + 12_000)).toBe(
    'backend 3/7 RUN pip install -r requirements.txt 12 s',
  );
});

it('tells nothing where nothing is built', () => {
  const chore = working('c', START, { number: null, total: null, instruction: 'internal' });
  expect(buildNow(job(1, 'docker compose build', { steps: [chore] }), 16, START)).toBe('');
  const over = job(1, 'docker compose build', { steps: [pip], result: { kind: 'cancelled' }, endedAt: START });
  expect(buildNow(over, 16, START)).toBe('');
});
