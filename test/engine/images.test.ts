import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../src/engine/client.ts';
import { namedImages, toNamedImage } from '../../src/engine/images.ts';

/** An engine that answers as `listener` does. */
async function clientOf(listener: RequestListener): Promise<Client> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { docker: new Docker({ protocol: 'http', host: '127.0.0.1', port }) } as Client;
}

const never = new AbortController().signal;

test('images are found by every kind of name, and each is asked for once', async () => {
  const asked: string[] = [];
  const client = await clientOf((request, response) => {
    asked.push(request.url ?? '');
    const isKnown = /adminer|localhost:5000\/shop\/web:1|sha256:8/.test(request.url ?? '');
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        isKnown
          ? {
              Id: 'sha256:1',
              Created: '2026-11-25T02:37:56.31Z',
              Size: 7,
              Metadata: { LastTagTime: '2026-11-25T02:40:00Z' },
            }
          : {},
      ),
    );
  });
  const references = ['adminer', 'localhost:5000/shop/web:1', 'web@sha256:8', 'gone:1', 'adminer'];
  const image = {
    id: 'sha256:1',
    createdAt: Date.parse('2026-11-25T02:37:56.31Z'),
    namedAt: Date.parse('2026-11-25T02:40:00Z'),
    size: 7,
  };
  expect(await namedImages(client, references, never)).toEqual({
    adminer: image,
    'localhost:5000/shop/web:1': image,
    'web@sha256:8': image,
    'gone:1': null,
  });
  expect(asked).toHaveLength(4);
});

test('at most eight are asked for at once', async () => {
  let open = 0;
  let most = 0;
  const client = await clientOf((_request, response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open--;
      response.end('{"Id":"x"}');
    });
  });
  const references = Array.from({ length: 60 }, (_, index) => `image-${index}`);
  expect(Object.keys(await namedImages(client, references, never))).toHaveLength(60);
  expect(most).toBeLessThanOrEqual(8);
});

test('an engine that fails is no image that is gone', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(500).end('{"message":"boom"}');
  });
  await expect(namedImages(client, ['adminer'], never)).rejects.toThrow();
});

test('fields that an engine leaves out become what means nothing', () => {
  expect(toNamedImage({ Id: 'abc' })).toEqual({ id: 'abc', createdAt: 0, namedAt: 0, size: 0 });
  expect(toNamedImage({})).toBeNull();
});
