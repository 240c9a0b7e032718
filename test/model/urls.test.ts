import { describe, expect, it } from 'vitest';
import { type Service, selectService } from '../../src/model/services.ts';
import { probeUrls, webUrls } from '../../src/model/urls.ts';
import { at, withContainer } from '../commands/situation.ts';

function backend(change: Parameters<typeof withContainer>[2]): Service {
  const found = selectService(withContainer(at('healthy'), 'backend', change).world, 'backend');
  if (!found) throw new Error('no backend');
  return found;
}

const port = (hostPort: number | null, containerPort: number) => ({
  hostIp: '',
  hostPort,
  containerPort,
  protocol: 'tcp' as const,
});

function probe(...test: readonly string[]) {
  return {
    healthcheck: { test, intervalMs: 1, timeoutMs: 1, startPeriodMs: 0, retries: 1 },
    ports: [port(18000, 8000), port(10080, 80)],
  };
}

describe('webUrls', () => {
  it('leaves out ports that speak something else', () => {
    expect(webUrls(backend({ ports: [port(15432, 5432), port(18000, 8000), port(18443, 8443)] }))).toEqual([
      'http://localhost:18000',
      'https://localhost:18443',
    ]);
  });

  it('is empty for what does not run', () => {
    expect(webUrls(backend({ state: 'exited', ports: [] }))).toEqual([]);
  });
});

describe('probeUrls', () => {
  it('exchanges the port in the container for the published one', () => {
    expect(probeUrls(backend(probe('CMD', 'curl', '-f', 'http://localhost:8000/health/?a=b')))).toEqual([
      'http://localhost:18000/health/?a=b',
    ]);
    expect(probeUrls(backend(probe('CMD-SHELL', `wget -qO- "http://127.0.0.1/up" || exit 1`)))).toEqual([
      'http://localhost:10080/up',
    ]);
  });

  it('knows of no address where the probe is another, or its port is not published', () => {
    expect(probeUrls(backend(probe('CMD', 'pg_isready')))).toEqual([]);
    expect(probeUrls(backend(probe('CMD', 'curl', 'http://localhost:9000/')))).toEqual([]);
    expect(probeUrls(backend(probe('CMD', 'curl', 'http://localhost.example.com:8000/')))).toEqual([]);
  });
});
