import type { Container } from '../../../model/container.ts';

/** A probe that does the same with a program that the image seems to have; `test` as it is written in a compose file. */
export type OtherProbe = { readonly tool: string; readonly test: string };

/**
 * Another way to ask the address that a probe asks, by what is known of the image: the variables that the official images of Python and Node.js set, the program
 * that the container runs, a shell of BusyBox (which has a wget). Null where the probe asks no address, or where nothing is known.
 */
export function otherProbe(container: Container | null, missing: string): OtherProbe | null {
  const test = container?.healthcheck?.test.join(' ') ?? '';
  const url = /https?:\/\/[^\s"'`|;&)\\]+/.exec(test)?.[0];
  if (!container || url === undefined) return null;
  const { environment, command } = container;
  const program = (command[0] ?? '').replace(/^.*\//, '');
  if ('PYTHON_VERSION' in environment || PYTHON.test(program)) {
    const python = /^python[\d.]*$/.test(program) ? program : 'python3';
    return {
      tool: python,
      test: `["CMD", "${python}", "-c", "import urllib.request as r; r.urlopen('${url}', timeout=3)"]`,
    };
  }
  if ('NODE_VERSION' in environment || NODE.test(program)) {
    const script = `fetch('${url}').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
    return { tool: 'node', test: `["CMD", "node", "-e", "${script}"]` };
  }
  if (missing !== 'wget' && container.probes.some(({ output }) => BUSYBOX.test(output))) {
    return { tool: 'wget', test: `["CMD", "wget", "-q", "-O", "/dev/null", "${url}"]` };
  }
  return null;
}

const PYTHON = /^(?:python[\d.]*|uvicorn|gunicorn|fastapi|flask|celery|hypercorn|granian|django-admin)$/;
const NODE = /^(?:node|npm|npx|yarn|pnpm)$/;

/** Its shell says no line number where dash (`sh: 1: curl: not found`) and bash (`curl: command not found`) have other words. */
const BUSYBOX = /^(?:\/bin\/)?(?:a)?sh: [^\s:]+: not found$/m;
