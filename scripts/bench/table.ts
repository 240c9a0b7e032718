import { short } from './figures.ts';
import type { Cell, Finding, RowName, Who } from './findings.ts';
import { MOST_MIB } from './memory.ts';

/** What is asked of dogwatch: at most so much, at least so much, or a part of what another has. */
type Asked =
  | { readonly most: number }
  | { readonly ofOther: number; readonly than: Who; readonly most?: number; readonly bound: 'most' | 'least' }
  | null;

type Row = {
  readonly row: RowName;
  readonly label: string;
  readonly unit: string;
  readonly asked: Asked;
  /** `asked` in words. */
  readonly says: string;
};

const quarter = { ofOther: 1 / 4, than: 'lazydocker', most: 20, bound: 'most' } as const;

export const ROWS: readonly Row[] = [
  row('start', 'start until services are listed', 'ms'),
  row('idle-cpu', 'idle CPU', '%'),
  row('key-p50', 'key until the screen changes, p50', 'ms'),
  row('key-p99', 'key until the screen changes, p99', 'ms'),
  row('event', 'engine event until it is on the screen, worst', 'ms'),
  row('memory-idle', 'memory, idle', 'MiB'),
  row('cpu-1000', 'CPU at 1,000 lines/s', '%', 'at most 1/3 of lazydocker’s', {
    ofOther: 1 / 3,
    than: 'lazydocker',
    bound: 'most',
  }),
  row('key-1000', 'key until help is shown, at 1,000 lines/s, p99', 'ms'),
  row('last-line-1000', 'the last line on the screen after it was written, at 1,000 lines/s', 'ms'),
  row('memory-1000', 'memory after 1,000 lines/s', 'MiB'),
  row('cpu-20000', 'CPU at 20,000 lines/s', '%', 'at most 20 %, at most 1/4 of lazydocker’s', quarter),
  row('key-20000', 'key until help is shown, at 20,000 lines/s, p99', 'ms', '33 ms', { most: 33 }),
  row('last-line-20000', 'the last line on the screen after it was written, at 20,000 lines/s', 'ms', '150 ms', {
    most: 150,
  }),
  row('memory-20000', 'memory after 20,000 lines/s', 'MiB'),
  row('memory', 'memory at 20,000 lines/s, most', 'MiB', `${MOST_MIB} MiB`, { most: MOST_MIB }),
  row('memory-slope', 'its growth over the last half', '', 'flat'),
  row('throughput', 'fastest container that is kept up with, no line lost', 'lines/s', 'at least 60 % of raw', {
    ofOther: 0.6,
    than: 'raw',
    bound: 'least',
  }),
  row('search', 'search a first match in 1,000,000 lines, worst', 'ms', '150 ms', { most: 150 }),
  row('search-key', 'key until it is shown meanwhile, p99', 'ms', 'reacts: 33 ms', { most: 33 }),
  row('many', 'CPU with 60 services that print 100 lines/s each, all in one log', '%', 'at most 40 %', { most: 40 }),
  row('many-one', 'the same with the log of one of them shown', '%', 'at most 40 %', { most: 40 }),
  row('watch-idle', 'idle CPU with watch on, Compose’s child included', '%', 'none', { most: 1 }),
  row('watch-key', 'key until help is shown while 5,000 files change, p99', 'ms', '33 ms', { most: 33 }),
  row('watch-verified', '5,000 changed files until all were seen in the container', 'ms'),
];

/** A row as it was found. */
export type Result = {
  readonly row: RowName;
  readonly asked: string;
  readonly cells: Partial<Record<Who, Cell>>;
  readonly verdict: string;
};

/** The rows of which something was found, in the table's order, each with its verdict. */
export function judge(findings: readonly Finding[]): readonly Result[] {
  return ROWS.flatMap(({ row, asked, says }) => {
    const own = findings.filter((finding) => finding.row === row);
    if (own.length === 0) return [];
    const cells = Object.fromEntries(own.map(({ who, cell }) => [who, cell])) as Result['cells'];
    const met = own.find(({ who, met }) => who === 'dogwatch' && met !== undefined)?.met;
    return [{ row, asked: says, cells, verdict: met === undefined ? verdictOf(asked, cells) : inWords(met) }];
  });
}

/** The results as a table of Markdown. */
export function tableOf(results: readonly Result[]): string {
  const lines = results.map(({ row, asked, cells, verdict }) => {
    const { label = row, unit = '' } = ROWS.find((each) => each.row === row) ?? {};
    const shown = (['dogwatch', 'lazydocker', 'raw'] as const).map((who) => show(cells[who], unit));
    return `| ${[label, asked, ...shown, verdict].join(' | ')} |`;
  });
  const head = '| | asked | dogwatch | lazydocker | `docker logs -f` | verdict |\n|---|---|---:|---:|---:|---|';
  return `${[head, ...lines].join('\n')}\n`;
}

function row(name: RowName, label: string, unit: string, says = '', asked: Asked = null): Row {
  return { row: name, label, unit, says, asked };
}

function verdictOf(asked: Asked, cells: Result['cells']): string {
  const { dogwatch } = cells;
  if (asked === null || dogwatch === undefined) return '';
  if (typeof dogwatch === 'string') return inWords(false);
  if (!('than' in asked)) return inWords(dogwatch <= asked.most);
  const other = cells[asked.than];
  const within = asked.most === undefined || dogwatch <= asked.most;
  if (typeof other !== 'number') return within ? `no figure of ${asked.than}` : inWords(false);
  const part = dogwatch / other;
  const met = within && (asked.bound === 'most' ? part <= asked.ofOther : part >= asked.ofOther);
  return `${inWords(met)}: ${part.toFixed(2)} of it`;
}

function inWords(met: boolean | string): string {
  return typeof met === 'string' ? met : met ? 'met' : '**missed**';
}

function show(cell: Cell | undefined, unit: string): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : `${short(cell)} ${unit}`;
}
