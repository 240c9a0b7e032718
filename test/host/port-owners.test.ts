import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portOwners } from '../../src/host/port-owners.ts';

const { signal } = new AbortController();
let server: Server;
let port = 0;

beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterEach(() => server.close());

describe('who listens on a port of this machine', () => {
  it('is this test, with its number', async () => {
    expect(await portOwners(port, 'tcp', signal)).toMatchObject([{ pid: process.pid, address: '127.0.0.1' }]);
  });

  it('is nobody once it is free', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await portOwners(port, 'tcp', signal)).toEqual([]);
  });

  it('is somebody without a name where no tool is there, or where the tools may not tell', async () => {
    const nameless = [{ name: '', pid: null, address: '127.0.0.1' }];
    expect(await portOwners(port, 'tcp', signal, async () => null)).toEqual(nameless);
    expect(await portOwners(port, 'tcp', signal, async () => [])).toEqual(nameless);
  });

  it('cannot be found out of UDP without a tool', async () => {
    expect(await portOwners(port, 'udp', signal, async () => null)).toBeNull();
  });

  it('asks the second tool where the first does not name the program', async () => {
    const asked: string[] = [];
    const owners = await portOwners(port, 'tcp', signal, async ([tool = '']) => {
      asked.push(tool);
      return tool === 'lsof' ? ['p7', 'cnode', 'tIPv4', `n*:${port}`] : [`LISTEN 0 5 0.0.0.0:${port} 0.0.0.0:*`];
    });
    expect(owners).toEqual([{ name: 'node', pid: 7, address: '0.0.0.0' }]);
    expect(asked.at(-1)).toBe('lsof');
  });
});
