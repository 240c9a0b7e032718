import { defineConfig } from 'vitest/config';

/** Real tests share one engine and the machine's ports, screen tests measure what a person would wait for: both run one file at a time. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    env: { FORCE_COLOR: '1', NO_COLOR: '', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/real/**', 'test/screen/**'] },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          include: ['test/screen/**/*.test.ts', 'test/real/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
