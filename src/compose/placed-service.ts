import { interpolate, type Lookup } from '../model/interpolation.ts';
import type { Placed, PlacedMap } from './placed.ts';

/**
 * A service with its short forms told apart: lists of `NAME=value` and of names become mappings, a build that is only a folder becomes one with a context. The
 * names in such lists may hold variables, which `lookup` answers; those of a mapping may not.
 */
export function placedService(service: Placed, lookup: Lookup): Placed {
  if (service.kind !== 'map') return service;
  return { ...service, fields: mapFields(service.fields, (key, value) => FORMS[key]?.(value, lookup) ?? value) };
}

type Form = (value: Placed, lookup: Lookup) => Placed;

const assigned: Form = (value, lookup) => keyed(value, (written) => assignment(written, lookup));
const named: Form = (value, lookup) => keyed(value, (written) => ({ name: interpolate(written, lookup), value: null }));

const build: Form = (value, lookup) => {
  if (value.kind === 'text') return { ...value, kind: 'map', fields: { context: value } };
  if (value.kind !== 'map') return value;
  const inner = (key: string, field: Placed) => (key === 'args' || key === 'labels' ? assigned(field, lookup) : field);
  return { ...value, fields: mapFields(value.fields, inner) };
};

const oneOrMore: Form = (value) => (value.kind === 'text' ? { ...value, kind: 'list', items: [value] } : value);

const FORMS: Readonly<Record<string, Form>> = {
  environment: assigned,
  labels: assigned,
  networks: named,
  depends_on: named,
  env_file: oneOrMore,
  build,
};

type Assignment = { readonly name: string; readonly value: string | null };

/** What stands before the first `=` that is not a part of a variable. */
function assignment(written: string, lookup: Lookup): Assignment {
  const [name = ''] = /^(?:\$\{[^}]*\}|[^=$]|\$)*/.exec(written) ?? [];
  const value = written[name.length] === '=' ? written.slice(name.length + 1) : null;
  return { name: interpolate(name, lookup), value };
}

function keyed(list: Placed, read: (written: string) => Assignment): Placed {
  if (list.kind !== 'list') return list;
  const fields: Record<string, Placed> = {};
  for (const item of list.items) {
    if (item.kind !== 'text') continue;
    const { name, value } = read(item.written);
    const { place, tag } = item;
    fields[name] = value === null ? { place, tag, kind: 'empty' } : { place, tag, kind: 'text', written: value };
  }
  return { ...list, kind: 'map', fields };
}

function mapFields(fields: PlacedMap, change: (key: string, value: Placed) => Placed): PlacedMap {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(key, value)]));
}
