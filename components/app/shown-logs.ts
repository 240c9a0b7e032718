import { selectService } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import type { PaneProps } from '../frame/pane.tsx';
import type { EmptyReason } from '../logs/empty.ts';
import { logsPane } from '../logs/pane.ts';
import type { Scene } from './frame.ts';
import type { Slot } from './layout.ts';
import { type LogChoice, logChoice } from './log-choice.ts';
import { logsViewOf } from './logs-view.ts';
import type { AppPort } from './port.ts';

/** The logs pane with the log that is chosen. */
export function shownLogs({ ui, sources, port, now }: Scene, world: World, { columns, rows }: Slot): PaneProps {
  const choice = logChoice(ui);
  const view = logsViewOf(ui);
  return logsPane({
    columns,
    rows,
    focused: ui.pane === 'logs',
    services: nameOf(choice),
    source: sources.of(choice, view),
    matches: sources.matches(choice, view, view.query),
    view,
    emptyReason: emptyReason(world, choice, port),
    language: ui.language,
    now,
  });
}

function nameOf(choice: LogChoice): string | null {
  switch (choice.kind) {
    case 'one':
      return choice.replica === null ? choice.service : `${choice.service}-${choice.replica}`;
    case 'several':
      return choice.services.join(' + ');
    case 'all':
      return null;
  }
}

function emptyReason(world: World, choice: LogChoice, port: AppPort): EmptyReason {
  if (world.engine.state === 'lost') return { kind: 'engine-lost' };
  if (choice.kind !== 'one') return world.containersKnown ? { kind: 'nothing-chosen' } : { kind: 'reading' };
  const { service } = choice;
  const driver = port.logProblem(service);
  if (driver !== null) return { kind: 'unreadable', driver };
  const containers = selectService(world, service)?.containers ?? [];
  if (!containers.some((container) => container.startedAt !== null)) return { kind: 'no-container', service };
  return { kind: 'silent', service };
}
