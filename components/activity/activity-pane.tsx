import { Pane } from '../frame/pane.tsx';
import { type ActivityPaneProps, activityPane } from './pane.ts';

/** The commands that ran, run and wait, with progress and output. */
export function ActivityPane(props: ActivityPaneProps) {
  return <Pane {...activityPane(props)} />;
}
