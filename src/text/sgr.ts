/** The styles that are on at a point of a text: for each aspect (foreground, bold, …) the SGR parameters that set it. */
export type Style = ReadonlyMap<Aspect, string>;

type Aspect =
  | 'foreground'
  | 'background'
  | 'underlineColour'
  | 'bold'
  | 'dim'
  | 'italic'
  | 'underline'
  | 'blink'
  | 'inverse'
  | 'conceal'
  | 'strike'
  | 'overline';

/** No style at all. */
export const noStyle: Style = new Map();

/** The style after the SGR sequence `sequence` (`ESC [ … m`) came upon `style`. */
export function restyle(style: Style, sequence: string): Style {
  const next = new Map(style);
  const parameters = sequence.slice(2, -1).split(';');
  for (let at = 0; at < parameters.length; ) at += applyParameter(next, parameters, at);
  return next;
}

/** The sequences that turn `style` on, from nothing. */
export function opening(style: Style): string {
  return style.size === 0 ? '' : `\x1b[${[...style.values()].join(';')}m`;
}

/** The sequences that turn `style` off, one an aspect and never `ESC [ 0 m`, so that a style around the text survives. */
export function closing(style: Style): string {
  const codes = new Set([...style.keys()].map((aspect) => offCode[aspect]));
  return [...codes].map((code) => `\x1b[${code}m`).join('');
}

const offCode: Readonly<Record<Aspect, number>> = {
  foreground: 39,
  background: 49,
  underlineColour: 59,
  bold: 22,
  dim: 22,
  italic: 23,
  underline: 24,
  blink: 25,
  inverse: 27,
  conceal: 28,
  strike: 29,
  overline: 55,
};

const onCode: ReadonlyMap<number, Aspect> = new Map<number, Aspect>([
  [1, 'bold'],
  [2, 'dim'],
  [3, 'italic'],
  [4, 'underline'],
  [5, 'blink'],
  [6, 'blink'],
  [7, 'inverse'],
  [8, 'conceal'],
  [9, 'strike'],
  [21, 'underline'],
  [38, 'foreground'],
  [48, 'background'],
  [53, 'overline'],
  [58, 'underlineColour'],
]);

/** Applies the parameter at `at` to `style`; returns how many parameters it took (an extended colour takes 3 or 5). */
function applyParameter(style: Map<Aspect, string>, parameters: readonly string[], at: number): number {
  const parameter = parameters[at] ?? '';
  const code = Number.parseInt(parameter, 10) || 0;
  const taken = extendedLength(code, parameter, parameters[at + 1]);
  const aspect = onCode.get(code) ?? colourAspect(code);
  if (code === 0) style.clear();
  else if (aspect !== undefined && parameter !== '4:0') {
    style.set(aspect, parameters.slice(at, at + taken).join(';'));
  } else turnOff(style, parameter === '4:0' ? 24 : code);
  return taken;
}

function extendedLength(code: number, parameter: string, next: string | undefined): number {
  if ((code !== 38 && code !== 48 && code !== 58) || parameter.includes(':')) return 1;
  return next === '2' ? 5 : next === '5' ? 3 : 1;
}

function colourAspect(code: number): Aspect | undefined {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return 'foreground';
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return 'background';
  return undefined;
}

function turnOff(style: Map<Aspect, string>, code: number): void {
  for (const aspect of style.keys()) if (offCode[aspect] === code) style.delete(aspect);
}
