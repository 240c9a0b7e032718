import { describe, expect, it } from 'vitest';
import { createController } from '../../../components/app/controller.ts';
import { frameRows } from '../../../components/app/frame.ts';
import { createKeptRows } from '../../../components/app/kept-rows.ts';
import { tourStops } from '../../../components/tour/stops.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES, type Language } from '../../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { stage } from '../app/stage.ts';
import { expectGolden } from '../golden.ts';

function open(size = { columns: 160, rows: 48 }, language: Language = 'en') {
  const { port, calls } = stage(exampleWorld('healthy'), { isFirstStart: true });
  const controller = createController(port, language);
  controller.resize(size);
  const screen = () =>
    frameRows({ port, sources: controller.sources, ui: controller.ui(), size, now: NOW, kept: createKeptRows() });
  return { controller, screen, ends: () => calls.filter(({ what }) => what === 'tour ended').length, calls };
}

describe('the tour', () => {
  it('comes up at the first start, goes from stop to stop and back, and is remembered at its end', () => {
    const { controller, screen, ends } = open();
    const stops = tourStops('en');
    expect(screen().join('\n')).toContain(stops[0]?.title);
    controller.press('enter');
    expect(screen().join('\n')).toContain(stops[1]?.title);
    controller.press('left');
    expect(controller.ui().tour).toBe(0);
    for (const _ of stops) controller.press('enter');
    expect(controller.ui().tour).toBeNull();
    expect(ends()).toBe(1);
  });

  it('is left by Esc without doing anything else', () => {
    const { controller, ends } = open();
    controller.press('esc');
    expect([controller.ui().tour, controller.ui().lower, ends()]).toEqual([null, 'auto', 1]);
  });

  it('is left by any other key, which does what it always does', () => {
    const { controller } = open();
    controller.press('?');
    expect(controller.ui().tour).toBeNull();
    expect(controller.ui().overlay?.kind).toBe('help');
  });

  it('does not come up again, and is found in the palette', () => {
    const { port } = stage(exampleWorld('healthy'));
    const controller = createController(port, 'en');
    expect(controller.ui().tour).toBeNull();
    for (const key of [':', 't', 'o', 'u', 'r', 'enter']) controller.press(key);
    expect(controller.ui().tour).toBe(0);
  });

  it.each(LANGUAGES.flatMap((language) => [160, 80].map((columns) => ({ language, columns }))))(
    'covers no service at $columns in $language, at any stop',
    ({ language, columns }) => {
      const size = { columns, rows: columns === 160 ? 48 : 24 };
      const { controller, screen } = open(size, language);
      const frames = tourStops(language).map((_, stop) => {
        controller.change((ui) => ({ ...ui, tour: stop }));
        const rows = screen();
        expect(rows.map(width)).toEqual(rows.map(() => columns));
        for (const name of ['prestart', 'backend', 'proxy']) expect(rows.join('\n')).toContain(name);
        return rows;
      });
      expectGolden(`tour/first-${columns}-${language}`, frames[0] ?? []);
    },
  );
});
