import { expect, it } from 'vitest';
import { portsOf } from '../../src/compose/published.ts';

const port = (published: string, target: number, hostIp = '', protocol = 'tcp') => ({
  hostIp,
  published,
  target,
  protocol,
});

it.each([
  ['80', [port('', 80)]],
  ['8080:80', [port('8080', 80)]],
  ['127.0.0.1:8080:80', [port('8080', 80, '127.0.0.1')]],
  ['127.0.0.1::80', [port('', 80, '127.0.0.1')]],
  ['[::1]:8080:80/udp', [port('8080', 80, '::1', 'udp')]],
  ['53:53/udp', [port('53', 53, '', 'udp')]],
  ['8000-8002:80-82', [port('8000', 80), port('8001', 81), port('8002', 82)]],
  ['8000-8010:80', [port('8000-8010', 80)]],
  ['nonsense', []],
  [
    { target: 443, published: '18443', host_ip: '0.0.0.0', protocol: 'tcp', mode: 'ingress' },
    [port('18443', 443, '0.0.0.0')],
  ],
  [{ target: 80 }, [port('', 80)]],
])('%j', (form, expected) => {
  expect(portsOf([form])).toEqual(expected);
});
