import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/files/cache-folder.ts';

test('the cache is where each system keeps caches', () => {
  expect(cacheFolder({ env: {}, platform: 'linux', home: '/home/ann' })).toBe('/home/ann/.cache/dogwatch');
  expect(cacheFolder({ env: {}, platform: 'darwin', home: '/Users/ann' })).toBe('/Users/ann/Library/Caches/dogwatch');
  const env = { LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };
  expect(cacheFolder({ env, platform: 'win32', home: 'C:\\Users\\ann' })).toBe(
    'C:\\Users\\ann\\AppData\\Local\\dogwatch',
  );
  expect(cacheFolder({ env: {}, platform: 'win32', home: 'C:\\Users\\ann' })).toBe(
    'C:\\Users\\ann\\AppData\\Local\\dogwatch',
  );
});

test('XDG_CACHE_HOME decides where it is an absolute path', () => {
  const at = (XDG_CACHE_HOME: string) => cacheFolder({ env: { XDG_CACHE_HOME }, platform: 'linux', home: '/home/ann' });
  expect(at('/tmp/c')).toBe('/tmp/c/dogwatch');
  expect(at('c')).toBe('/home/ann/.cache/dogwatch');
  expect(at('')).toBe('/home/ann/.cache/dogwatch');
});
