import { buildWords } from '../../src/words/build.ts';
import { historyLines } from '../build/history.ts';
import { openReader } from '../overlay/reader.ts';
import type { Controller } from './controller.ts';

/** Cells of the terminal that the frame of the reader takes. */
const FRAME = 6;

/** Shows the builds of a service, or of all, in the reader. */
export async function showBuilds(controller: Controller, service: string | null): Promise<boolean> {
  const history = await controller.port.builds(service);
  const { language } = controller.ui();
  const words = buildWords(language);
  const columns = controller.size().columns - FRAME;
  const lines = history ? historyLines(history, { service, columns, language }) : [words.notKept];
  const title = service === null ? words.title : words.titleOf(service);
  const overlay = { kind: 'reader', title, source: { lines }, state: openReader(false) } as const;
  controller.change((ui) => ({ ...ui, overlay }));
  return history !== null;
}
