import { Pane } from '../frame/pane.tsx';
import { type ExplainPaneProps, explainPane } from './pane.ts';

/** What the chosen thing is, how it stands, why, and what to do. */
export function ExplainPane(props: ExplainPaneProps) {
  return <Pane {...explainPane(props)} />;
}
