import { fail, ok, type Result } from '../model/result.ts';

/** Opens an address in the person's browser. Loads its library only then. The problem is a sentence of the system. */
export async function openInBrowser(url: string): Promise<Result<null, string>> {
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    return await new Promise((resolve) => {
      child.once('error', (error) => resolve(fail(error.message)));
      // The opener hands the address over and ends; one that stays is the browser itself, started by it.
      child.once('spawn', () => resolve(ok(null)));
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
