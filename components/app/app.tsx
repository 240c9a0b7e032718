import { useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Painter } from '../frame/painter.ts';
import { Screen } from '../frame/screen.tsx';
import type { Controller } from './controller.ts';
import type { Frames } from './frames.ts';
import { keyNames } from './key.ts';

/** `painter` is null where Ink itself draws. */
export type AppProps = { readonly controller: Controller; readonly frames: Frames; readonly painter: Painter | null };

/** The whole app on a terminal: keys go to the controller, frames come from it. */
export function App({ controller, frames, painter }: AppProps) {
  useSize(controller, painter);
  useTerminal(controller, painter);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) controller.press(name);
  });
  usePaste((text) => controller.paste(text));
  return <Screen rows={useSyncExternalStore(frames.subscribe, frames.rows)} />;
}

function useSize(controller: Controller, painter: Painter | null) {
  const { columns, rows } = useWindowSize();
  useLayoutEffect(() => {
    // After a resize a terminal shows anything: what was cut, or wrapped.
    painter?.reset();
    controller.resize({ columns, rows });
  }, [controller, painter, columns, rows]);
}

/** Quitting, and lending the terminal to a child. */
function useTerminal(controller: Controller, painter: Painter | null) {
  const { exit, suspendTerminal } = useApp();
  useLayoutEffect(() => {
    controller.terminal.quit = () => exit();
    controller.terminal.lend = async (work) => {
      painter?.pause();
      await suspendTerminal(work);
      painter?.resume();
    };
  }, [controller, painter, exit, suspendTerminal]);
}
