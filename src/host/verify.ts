/** What a request from this machine found. Time in milliseconds; `body` is the first bytes of the answer, as text. */
export type Verified =
  | {
      readonly url: string;
      readonly kind: 'answered';
      readonly status: number;
      readonly ms: number;
      readonly body: string;
    }
  | {
      readonly url: string;
      readonly kind: 'refused' | 'timeout' | 'failed';
      readonly ms: number;
      readonly detail: string;
    };

const TIMEOUT_MS = 5000;
const FIRST_BYTES = 200;

/** Requests each address once, side by side, redirects not followed: what a browser on this machine would meet first. */
export function verifyUrls(urls: readonly string[], signal: AbortSignal): Promise<readonly Verified[]> {
  return Promise.all(urls.map((url) => verifyUrl(url, signal)));
}

async function verifyUrl(url: string, signal: AbortSignal): Promise<Verified> {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const body = await firstBytes(response);
    return { url, kind: 'answered', status: response.status, ms: elapsed(), body };
  } catch (error) {
    return { url, ...reasonOf(error), ms: elapsed() };
  }
}

/** Reads no further than it shows: an event stream never ends. */
async function firstBytes(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value?.subarray(0, FIRST_BYTES) ?? new Uint8Array());
}

function reasonOf(error: unknown): { readonly kind: 'refused' | 'timeout' | 'failed'; readonly detail: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timeout', detail };
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET'
    ? { kind: 'refused', detail: code }
    : { kind: 'failed', detail };
}
