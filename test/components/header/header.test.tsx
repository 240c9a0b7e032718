import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { Header } from '../../../components/header/header.tsx';
import { exampleWorld } from '../../example-world.ts';

test('takes one row when all is well and two when there is something to say', () => {
  const rows = (moment: 'healthy' | 'engine-lost') => {
    const view = render(
      <Header world={exampleWorld(moment)} language="zh-CN" columns={80} wrong={{ errors: 0, warnings: 0 }} />,
    );
    const frame = view.lastFrame() ?? '';
    view.unmount();
    return frame.split('\n');
  };
  expect(rows('healthy')).toHaveLength(1);
  expect(rows('engine-lost')).toHaveLength(2);
});
