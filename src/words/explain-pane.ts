import { catalogue } from './catalogue.ts';

/** The frame of the explain pane; the explanations themselves are in `explain.ts`. */
export const explainPaneWords = catalogue(
  {
    title: 'Explain',
    more: (lines: number) => `↓ ${lines} more`,
    nothing: 'Choose a service on the left to have it explained.',
  },
  {
    title: '讲解',
    more: (lines) => `↓ 还有 ${lines} 行`,
    nothing: '在左侧选择一个服务，这里会给出说明。',
  },
);
