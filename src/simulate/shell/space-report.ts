import type { DiskItem } from '../../model/ports.ts';
import { diskUsage } from '../space.ts';
import type { Job } from './job.ts';
import { print } from './listings.ts';
import { size } from './table.ts';

/** `docker system df`. */
export function systemDf(job: Job): void {
  const { items } = diskUsage(job.machine);
  const row = (title: string, kind: DiskItem['kind']) => {
    const own = items.filter((item) => item.kind === kind);
    const total = sum(own);
    const free = sum(own.filter(({ inUse }) => !inUse));
    const percent = total > 0 && kind !== 'build-cache' ? ` (${Math.floor((free / total) * 100)}%)` : '';
    const active = own.filter(({ inUse }) => inUse).length;
    return [title, String(own.length), String(active), size(total), `${size(free)}${percent}`];
  };
  print(job, [
    ['TYPE', 'TOTAL', 'ACTIVE', 'SIZE', 'RECLAIMABLE'],
    row('Images', 'image'),
    row('Containers', 'container'),
    row('Local Volumes', 'volume'),
    row('Build Cache', 'build-cache'),
  ]);
}

function sum(items: readonly DiskItem[]): number {
  return items.reduce((total, item) => total + item.size, 0);
}
