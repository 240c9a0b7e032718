import { execa } from 'execa';

/** Clipboard tools by what has to be there for them: macOS, Wayland, X11, Windows under WSL. */
const TOOLS: readonly { readonly argv: readonly string[]; readonly usable: (env: Env) => boolean }[] = [
  { argv: ['pbcopy'], usable: () => process.platform === 'darwin' },
  { argv: ['wl-copy'], usable: (env) => Boolean(env['WAYLAND_DISPLAY']) },
  { argv: ['xclip', '-selection', 'clipboard'], usable: (env) => Boolean(env['DISPLAY']) },
  { argv: ['xsel', '--clipboard', '--input'], usable: (env) => Boolean(env['DISPLAY']) },
  { argv: ['clip.exe'], usable: (env) => Boolean(env['WSL_DISTRO_NAME']) },
];

type Env = Readonly<Record<string, string | undefined>>;

/** How a text got to the clipboard: by a tool of the system, or by asking the terminal (OSC 52), which may decline without a word. */
export type Copied = { readonly by: 'tool'; readonly tool: string } | { readonly by: 'terminal' };

/**
 * Copies a text to the clipboard of the person's machine. Over ssh only the terminal can do that; elsewhere a tool of the system is surer.
 * `write` puts bytes on the terminal.
 */
export async function copyToClipboard(
  text: string,
  write: (bytes: string) => void,
  env: Env = process.env,
): Promise<Copied> {
  const isRemote = Boolean(env['SSH_CONNECTION'] || env['SSH_TTY']);
  for (const { argv, usable } of isRemote ? [] : TOOLS) {
    if (usable(env) && (await runTool(argv, text))) return { by: 'tool', tool: argv[0] ?? '' };
  }
  write(osc52(text, env));
  return { by: 'terminal' };
}

/** The escape sequence that asks a terminal to set its clipboard; tmux passes it on only when it is wrapped. */
export function osc52(text: string, env: Env): string {
  const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  return env['TMUX'] ? `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : sequence;
}

async function runTool([file = '', ...args]: readonly string[], text: string): Promise<boolean> {
  // wl-copy and xclip stay to serve the clipboard, so their output must not be waited for.
  const result = await execa(file, args, {
    input: text,
    reject: false,
    stdout: 'ignore',
    stderr: 'ignore',
    timeout: 3000,
  });
  return result.exitCode === 0;
}
