import { expect, it } from 'vitest';
import { plainReport } from '../../src/compose/plain-progress.ts';

it.each([
  [' Container dwc-app-api-1  Started', { id: 'Container dwc-app-api-1', status: 'Started' }],
  [' Volume "dwc-app_data"  Creating', { id: 'Volume "dwc-app_data"', status: 'Creating' }],
  [' cache Pulling ', { id: 'cache', text: 'Pulling' }],
  [' 9b8eaf2135b6 Already exists ', { id: '9b8eaf2135b6', text: 'Already exists' }],
  [
    ' cache Error Get "http://localhost:1/v2/": refused',
    { id: 'cache', text: 'Error', status: 'Get "http://localhost:1/v2/": refused' },
  ],
  [' ce753b522cdf Downloading [==>   ]  3.604MB/30MB', { text: 'Downloading', current: 3_604_000, total: 30_000_000 }],
])('%s', (line, expected) => {
  expect(plainReport(line)).toMatchObject(expected);
});

it.each(['', 'Container x  Started', ' api is Started', '#7 [api 2/6] RUN true', ' > [api 5/6] RUN false:'])(
  '%s is none',
  (line) => {
    expect(plainReport(line)).toBeNull();
  },
);
