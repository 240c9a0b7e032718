import { activityWords } from '../../src/words/activity.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { isRunning, isWaiting } from './jobs.ts';
import { type ActivityView, activityLines } from './lines.ts';

/** What the activity pane shows; `columns` × `rows` include the frame. */
export type ActivityPaneProps = ActivityView;

/** The activity pane as a frame. */
export function activityPane(props: ActivityPaneProps): PaneProps {
  const { columns, rows, focused, world, language } = props;
  const words = activityWords(language);
  const running = world.jobs.filter(isRunning).length;
  const waiting = world.jobs.filter(isWaiting).length;
  const aside = [
    ...(running > 0 ? [words.running(running)] : []),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...(focused && world.jobs.length > 0 ? [words.openHint] : []),
  ].join(' · ');
  const lines = activityLines({ ...props, columns: columns - 2, rows: rows - 2 });
  return { columns, rows, focused, number: '6', title: words.title, aside, lines };
}
