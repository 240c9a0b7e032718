import type { TopicPlace } from '../../src/explain/topic.ts';
import { tellTopic, topicTitle } from '../../src/explain/topics/index.ts';
import { TOPICS } from '../../src/model/topic.ts';
import { clip, pad } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { topicReaderWords } from '../../src/words/topic-reader.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { dialogRows, type Size } from '../overlay/size.ts';
import { viewport } from '../services/viewport.ts';
import { topicLines } from './topic-lines.ts';
import type { TopicsState } from './topics.ts';

/** What the reader of topics is drawn with; `size` is that of the terminal. */
export type TopicsProps = { readonly state: TopicsState; readonly place: TopicPlace; readonly size: Size };

/** The list of topics, or the open one. */
export function topicsPane(props: TopicsProps): PaneProps {
  return props.state.open === null ? listPane(props) : topicPane(props);
}

/** How far the open topic can be scrolled, and how many lines are shown. */
export function topicsReach(props: TopicsProps): { readonly reach: number; readonly page: number } {
  const { lines, room } = shape(props);
  return { reach: Math.max(0, lines.length - room), page: Math.max(1, room - 1) };
}

function shape({ state, place, size }: TopicsProps) {
  const columns = Math.max(20, Math.min(100, size.columns - 4));
  const topic = state.open === null ? null : tellTopic(state.open, place);
  const lines = topic ? topicLines(topic, columns - 4, place.language) : [];
  const room = Math.max(1, dialogRows(size) - 4);
  return { columns, topic, lines, room };
}

function listPane(props: TopicsProps): PaneProps {
  const { state, place } = props;
  const words = topicReaderWords(place.language);
  const { columns, room } = shape(props);
  const inside = columns - 2;
  const { from, to } = viewport(TOPICS.length, room, state.index);
  const rows = TOPICS.slice(from, to).map((id, at) => {
    const text = `${pad(id, 18)}${topicTitle(id, place.language)}`;
    return from + at === state.index
      ? style.selected(pad(` ▸ ${clip(text, inside - 4)}`, inside))
      : `   ${clip(text, inside - 4)}`;
  });
  const lines = [...rows, '', ` ${style.dim(clip(words.listHint, inside - 2))}`];
  return { columns, rows: lines.length + 2, focused: true, title: words.title, aside: '', lines };
}

function topicPane(props: TopicsProps): PaneProps {
  const { state, place } = props;
  const words = topicReaderWords(place.language);
  const { columns, topic, lines, room } = shape(props);
  const inside = columns - 2;
  const top = Math.min(state.top, Math.max(0, lines.length - room));
  const shown = lines.slice(top, top + room).map((line) => ` ${line}`);
  const below = lines.length - top - room;
  const hint = width(words.hint) <= inside - 2 ? words.hint : words.shortHint;
  const body = [...shown, '', ` ${style.dim(clip(hint, inside - 2))}`];
  const aside = below > 0 ? words.more1(below) : '';
  return { columns, rows: body.length + 2, focused: true, title: topic?.title ?? words.title, aside, lines: body };
}
