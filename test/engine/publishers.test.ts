import { expect, test } from 'vitest';
import { toPublishers } from '../../src/engine/publishers.ts';

const labels = { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' };
const tcp = (PublicPort: number) => ({ IP: '0.0.0.0', PrivatePort: 80, PublicPort, Type: 'tcp' });

test('containers that publish the port, each once, with what Compose calls them', () => {
  const running = [
    { Id: 'a', Names: ['/shop-web-1'], Labels: labels, Ports: [tcp(8000), { ...tcp(8000), IP: '::' }] },
    { Id: 'b', Names: ['/plain'], Labels: null, Ports: [tcp(8001), tcp(8000)] },
    { Id: 'c', Names: ['/exposed'], Labels: {}, Ports: [{ PrivatePort: 8000, Type: 'tcp' }] },
    { Id: 'd', Names: ['/dns'], Labels: {}, Ports: [{ PublicPort: 8000, Type: 'udp' }] },
    { Id: 'e', Names: ['/none'], Ports: null },
  ];
  expect(toPublishers(running, 8000, 'tcp')).toEqual([
    { name: 'shop-web-1', project: 'shop', service: 'web' },
    { name: 'plain', project: null, service: null },
  ]);
  expect(toPublishers(running, 8000, 'udp')).toEqual([{ name: 'dns', project: null, service: null }]);
  expect(toPublishers(running, 9999, 'tcp')).toEqual([]);
});
