import { expect, it } from 'vitest';
import { interpolate } from '../../src/model/interpolation.ts';

const variables: Readonly<Record<string, string>> = { SET: 'set', EMPTY: '', _1: 'one' };

it.each([
  ['plain', 'plain'],
  ['$SET/${SET}!', 'set/set!'],
  ['$_1x ${_1}x', ' onex'],
  ['${SET:-d} ${EMPTY:-d} ${NOT:-d}', 'set d d'],
  ['${SET-d} ${EMPTY-d} ${NOT-d}', 'set  d'],
  ['${SET:+y} ${EMPTY:+y} ${NOT:+y}', 'y  '],
  ['${SET+y} ${EMPTY+y} ${NOT+y}', 'y y '],
  ['${SET?no} ${NOT?not set}.', 'set .'],
  ['${NOT:-${SET}-${EMPTY:-x}}', 'set-x'],
  ['${NOT:-a:b}', 'a:b'],
  ['$$SET $${SET} $$$SET', '$SET ${SET} $set'],
  ['cost 5$ and $1', 'cost 5$ and $1'],
  ['${SET', '${SET'],
])('%s gives %s', (text, expected) => {
  expect(interpolate(text, (name) => variables[name])).toBe(expected);
});
