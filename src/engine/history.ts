import type { ImageLayer } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';

/** The layers of an image, the newest first. Throws when the engine does not answer or has no such image. */
export async function listLayers(client: Client, image: string, signal: AbortSignal): Promise<readonly ImageLayer[]> {
  const answer = await within(PATIENCE_MS, signal, (abortSignal) => askHistory(client, image, abortSignal));
  return toLayers(answer);
}

/** One item of `GET /images/NAME/history`; `Created` in seconds since the epoch, `Size` in bytes. */
export type HistoryItem = {
  readonly Created?: number;
  readonly CreatedBy?: string;
  readonly Size?: number;
  readonly Comment?: string;
};

/** Reads the answer of `GET /images/NAME/history`, whose order stays: the newest first. */
export function toLayers(items: readonly HistoryItem[]): readonly ImageLayer[] {
  return items.map(({ Created = 0, CreatedBy = '', Size = 0, Comment = '' }) => ({
    instruction: CreatedBy,
    size: Math.max(0, Size),
    createdAt: Created * 1000,
    comment: Comment,
  }));
}

/** Through dockerode's modem, since its `history` takes no signal. */
function askHistory(client: Client, image: string, abortSignal: AbortSignal): Promise<readonly HistoryItem[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly HistoryItem[]>();
  client.docker.modem.dial(
    { path: `/images/${image}/history`, method: 'GET', abortSignal, statusCodes: { 200: true } },
    (error, answer) => (error ? reject(error) : resolve(Array.isArray(answer) ? answer : [])),
  );
  return promise;
}
