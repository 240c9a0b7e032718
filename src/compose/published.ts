import type { PublishedPort } from '../model/project.ts';
import { isMap, listOf, type Tree, textOf } from './tree.ts';

/** The ports of a service, in the short or the long form. A range of container ports gives one port for each. */
export function portsOf(tree: Tree | undefined): readonly PublishedPort[] {
  return listOf(tree).flatMap((item) => (isMap(item) ? longForm(item) : shortForm(String(item))));
}

function longForm(item: { readonly [key: string]: Tree }): readonly PublishedPort[] {
  const target = Number(textOf(item.target));
  if (!Number.isInteger(target)) return [];
  return [
    {
      hostIp: textOf(item.host_ip) ?? '',
      published: textOf(item.published) ?? '',
      target,
      protocol: textOf(item.protocol) ?? 'tcp',
    },
  ];
}

/** `[HOST_IP:][PUBLISHED:]TARGET[/PROTOCOL]`, where ports can be ranges and an IPv6 address stands in brackets. */
const SHORT =
  /^(?:(?:\[(?<six>[^\]]+)\]|(?<four>[^:]*)):)??(?:(?<published>[\d-]*):)?(?<target>\d+(?:-\d+)?)(?:\/(?<protocol>\w+))?$/;

function shortForm(text: string): readonly PublishedPort[] {
  const groups = SHORT.exec(text)?.groups;
  if (!groups) return [];
  const targets = range(groups.target ?? '');
  const published = groups.published ?? '';
  const publishedPorts = range(published);
  return targets.map((target, index) => ({
    hostIp: groups.six ?? groups.four ?? '',
    published: publishedPorts.length === targets.length ? String(publishedPorts[index]) : published,
    target,
    protocol: groups.protocol ?? 'tcp',
  }));
}

function range(text: string): readonly number[] {
  if (text === '') return [];
  const [first = 0, last = first] = text.split('-').map(Number);
  return Array.from({ length: Math.min(Math.max(last - first + 1, 0), 1000) }, (_, index) => first + index);
}
