import { expect, test } from 'vitest';
import { cacheFolder, configFolder, stateFolder } from '../../src/files/own-folders.ts';

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

test('state and settings have their own places', () => {
  const linux = { env: {}, platform: 'linux', home: '/home/ann' };
  const mac = { env: {}, platform: 'darwin', home: '/Users/ann' };
  expect(stateFolder(linux)).toBe('/home/ann/.local/state/dogwatch');
  expect(stateFolder(mac)).toBe('/Users/ann/Library/Application Support/dogwatch');
  expect(stateFolder({ ...linux, env: { XDG_STATE_HOME: '/s' } })).toBe('/s/dogwatch');
  expect(configFolder(linux)).toBe('/home/ann/.config/dogwatch');
  expect(configFolder(mac)).toBe('/Users/ann/.config/dogwatch');
  expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: '/c' } })).toBe('/c/dogwatch');
});
