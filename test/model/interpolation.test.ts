import { expect, it } from 'vitest';
import { interpolationParts, references } from '../../src/model/interpolation.ts';

it('parts a text into what stands there and its variables', () => {
  expect(interpolationParts('${IMAGE?Variable not set}:${TAG:-latest}')).toEqual([
    {
      kind: 'variable',
      reference: { name: 'IMAGE', form: 'required', emptyIsUnset: false, word: 'Variable not set' },
    },
    { kind: 'literal', text: ':' },
    { kind: 'variable', reference: { name: 'TAG', form: 'default', emptyIsUnset: true, word: 'latest' } },
  ]);
});

it('finds the variables in the words of others, and none in $$', () => {
  expect(references('$A ${B-${C+x}} $$D ${').map(({ name, form }) => `${name} ${form}`)).toEqual([
    'A plain',
    'B default',
    'C alternative',
  ]);
});
