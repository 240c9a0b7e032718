import { Pane } from '../frame/pane.tsx';
import { type ServicesPaneProps, servicesPane } from './pane.ts';

/** The list of services. */
export function ServicesPane(props: ServicesPaneProps) {
  return <Pane {...servicesPane(props)} />;
}
