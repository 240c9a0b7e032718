import { TOPICS, type TopicId } from '../../src/model/topic.ts';
import { letterOf } from './topic-lines.ts';

/** The topics as they are read: the list while `open` is null; `index` is the chosen row of it, `top` the first line shown of the open topic. */
export type TopicsState = { readonly open: TopicId | null; readonly index: number; readonly top: number };

/** What was decided in the reader of topics; `command` is the place of a command in the open topic. */
export type TopicsChoice =
  | { readonly kind: 'closed' }
  | { readonly kind: 'stay'; readonly state: TopicsState }
  | { readonly kind: 'command'; readonly at: number }
  | { readonly kind: 'page' };

/** The reader as it opens: on a topic, or on the list. */
export function openTopics(open: TopicId | null): TopicsState {
  return { open, index: open === null ? 0 : Math.max(0, TOPICS.indexOf(open)), top: 0 };
}

/** A key in the list or in a topic. `reach` is the last line that a topic can be scrolled to, `page` how many lines are shown. */
export function pressTopics(
  state: TopicsState,
  key: string,
  place: { readonly related: readonly TopicId[]; readonly reach: number; readonly page: number },
): TopicsChoice {
  if (key === 'q') return { kind: 'closed' };
  return state.open === null ? pressList(state, key, place.page) : pressTopic(state, key, place);
}

function pressList(state: TopicsState, key: string, page: number): TopicsChoice {
  if (key === 'esc' || key === 'x') return { kind: 'closed' };
  const id = TOPICS[state.index];
  if (key === 'enter' && id) return stay({ open: id, index: state.index, top: 0 });
  const steps: Readonly<Record<string, number>> = { up: -1, k: -1, down: 1, j: 1, pageup: -page, pagedown: page };
  const wanted = key === 'home' ? 0 : key === 'end' ? TOPICS.length - 1 : state.index + (steps[key] ?? 0);
  return stay({ ...state, index: within(wanted, TOPICS.length - 1) });
}

function pressTopic(
  state: TopicsState,
  key: string,
  { related, reach, page }: { readonly related: readonly TopicId[]; readonly reach: number; readonly page: number },
): TopicsChoice {
  if (key === 'esc' || key === 'backspace') return stay({ ...state, open: null, top: 0 });
  if (key === 'o') return { kind: 'page' };
  if (/^[1-9]$/.test(key)) return { kind: 'command', at: Number(key) - 1 };
  const other = related.find((_, at) => letterOf(at) === key);
  if (other) return stay(openTopics(other));
  const by = { left: -1, h: -1, right: 1, l: 1 }[key];
  const next = by === undefined ? undefined : TOPICS[within(state.index + by, TOPICS.length - 1)];
  if (next) return stay(openTopics(next));
  const steps: Readonly<Record<string, number>> = {
    up: -1,
    k: -1,
    down: 1,
    j: 1,
    pageup: -page,
    pagedown: page,
    space: page,
    home: -state.top,
    end: reach,
  };
  return stay({ ...state, top: within(state.top + (steps[key] ?? 0), reach) });
}

function stay(state: TopicsState): TopicsChoice {
  return { kind: 'stay', state };
}

function within(wanted: number, last: number): number {
  return Math.max(0, Math.min(wanted, last));
}
