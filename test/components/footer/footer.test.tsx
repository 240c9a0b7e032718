import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { Footer } from '../../../components/footer/footer.tsx';
import { exampleWorld, NOW } from '../../example-world.ts';

test('is one row', () => {
  const hints = [{ key: '?', label: 'help' }];
  const world = exampleWorld('building');
  const { lastFrame, unmount } = render(<Footer world={world} language="en" columns={80} hints={hints} now={NOW} />);
  expect(lastFrame()?.split('\n')).toHaveLength(1);
  expect(lastFrame()).toContain('docker compose up -d --build backend');
  unmount();
});
