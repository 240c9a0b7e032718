import { selectedReplica, selectedService } from './selection.ts';
import type { Ui } from './ui.ts';

/** Which logs are shown: of one service (or one replica of it), of several, or of all. */
export type LogChoice =
  | { readonly kind: 'one'; readonly service: string; readonly replica: number | null }
  | { readonly kind: 'several'; readonly services: readonly string[] }
  | { readonly kind: 'all' };

/** The log that is shown now. Without a selected service, that of all. */
export function logChoice(ui: Ui): LogChoice {
  const service = selectedService(ui);
  if (ui.scope === 'marked' && ui.marked.size > 0) return { kind: 'several', services: [...ui.marked].toSorted() };
  if (ui.scope === 'all' || service === null) return { kind: 'all' };
  return { kind: 'one', service, replica: selectedReplica(ui) };
}

/** The services whose logs are shown; null is all. */
export function servicesShown(choice: LogChoice): readonly string[] | null {
  switch (choice.kind) {
    case 'one':
      return [choice.service];
    case 'several':
      return choice.services;
    case 'all':
      return null;
  }
}

/** The name under which a view of this log is kept. No service can have the names of the merged ones. */
export function choiceKey(choice: LogChoice): string {
  switch (choice.kind) {
    case 'one':
      return choice.replica === null ? choice.service : `${choice.service}#${choice.replica}`;
    case 'several':
      return `#${choice.services.join('+')}`;
    case 'all':
      return '#all';
  }
}

/** One service, then the marked ones where there are any, then all. */
export function nextScope({ scope, marked }: Ui): Ui['scope'] {
  if (scope === 'one') return marked.size > 0 ? 'marked' : 'all';
  return scope === 'marked' ? 'all' : 'one';
}
