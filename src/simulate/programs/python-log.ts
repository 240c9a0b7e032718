import type { Run } from '../process.ts';

/** A line of the example's logging, such as `2025-01-28 09:30:01,123 INFO [app.api.items] Created item 7`; lines after the first have no head. */
export function log(run: Run, level: 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL', logger: string, text: string): void {
  const time = new Date(run.now()).toISOString().slice(0, -1).replace('T', ' ').replace('.', ',');
  const [first = '', ...rest] = text.split('\n');
  run.print(`${time} ${level} [${logger}] ${first}`);
  for (const line of rest) run.print(line);
}
