import { Pane } from '../frame/pane.tsx';
import { type HealthPaneProps, healthPane } from './pane.ts';

/** The health of the selected service. */
export function HealthPane(props: HealthPaneProps) {
  return <Pane {...healthPane(props)} />;
}
