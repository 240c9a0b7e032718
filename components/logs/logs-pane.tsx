import { Pane } from '../frame/pane.tsx';
import { type LogsPaneProps, logsPane } from './pane.ts';

/** The log of a service, or of all of them. */
export function LogsPane(props: LogsPaneProps) {
  return <Pane {...logsPane(props)} />;
}
