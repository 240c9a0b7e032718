import { Pane } from '../frame/pane.tsx';
import { type WatchPaneProps, watchPane } from './pane.ts';

/** The watch rules of the selected service, and what they did. */
export function WatchPane(props: WatchPaneProps) {
  return <Pane {...watchPane(props)} />;
}
