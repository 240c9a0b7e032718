import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyUrls } from '../../src/host/verify.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('verifyUrls', () => {
  const signal = new AbortController().signal;

  it('tells status and the first bytes of an answer, and does not follow a redirect', async () => {
    const fine = await serve((_, response) => response.end('true'));
    const moved = await serve((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' });
      response.end();
    });
    const [first, second] = await verifyUrls([fine, moved], signal);
    expect(first).toMatchObject({ kind: 'answered', status: 200, body: 'true' });
    expect(second).toMatchObject({ kind: 'answered', status: 302 });
  });

  it('reads only the beginning of an answer that never ends', async () => {
    const endless = await serve((_, response) => response.write('data: 1\n'));
    expect((await verifyUrls([endless], signal))[0]).toMatchObject({ kind: 'answered', body: 'data: 1\n' });
  });

  it('says refused where nobody listens', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect((await verifyUrls([url], signal))[0]).toMatchObject({ kind: 'refused' });
  });
});
