import { describe, expect, it } from 'vitest';
import { probeCommandMissing } from '../../../../src/doctor/rules/running/probe-command-missing.ts';
import { probeTimeout } from '../../../../src/doctor/rules/running/probe-timeout.ts';
import type { Container } from '../../../../src/model/container.ts';
import { codes, knowing, knowingRecorded, only, recordedContainer, spec } from './recorded.ts';

const changed = (service: string, changes: Partial<Container>) =>
  knowing({ specs: [spec(service)], containers: [{ ...recordedContainer(service), ...changes }] });

describe('a probe whose program is missing', () => {
  it.each([
    ['probe-exec', 'curl'],
    ['probe-shell', 'curl'],
    ['probe-debian', 'wget'],
  ])('%s: names %s, and is the only finding also where others wait', (service, tool) => {
    expect(codes(knowingRecorded(service))).toEqual([`health.probe-command-missing ${service}`]);
    const known = knowingRecorded(service, { waiter: 'service_healthy' });
    expect(codes(known)).toEqual([`health.probe-command-missing ${service}`]);
    const finding = only(probeCommandMissing, known);
    expect(finding.title).toBe(`The healthcheck of ${service} cannot work: ${tool} is not in the container`);
    expect(finding.severity).toBe('error');
  });

  it('proposes a probe with what the image has, at the line of the healthcheck', () => {
    const place = { file: '/home/me/project/compose.yaml', line: 30, written: null };
    const sources = {
      envFiles: {},
      serviceEnvFiles: {},
      places: { 'services.probe-shell.healthcheck.test': place },
      shell: {},
    };
    const fix = (service: string) =>
      only(probeCommandMissing, knowingRecorded(service, { world: { sources } })).fixes[0];
    expect(fix('probe-shell')?.edit).toEqual({ file: place.file, line: 30 });
    expect(fix('probe-shell')?.explain).toContain(
      '["CMD", "wget", "-q", "-O", "/dev/null", "http://localhost:8000/health"]',
    );
    expect(fix('probe-debian')?.explain).toContain(
      `["CMD", "python3", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/', timeout=3)"]`,
    );
    const node = changed('probe-exec', { environment: { NODE_VERSION: '22.1.0' } });
    expect(only(probeCommandMissing, node).fixes[0]?.explain).toContain('["CMD", "node", "-e", "fetch(');
  });

  it('is foreseen while the start period lasts', () => {
    expect(only(probeCommandMissing, changed('probe-shell', { health: 'starting' })).severity).toBe('warning');
  });

  it('is silent once it is healthy', () => {
    expect(codes(changed('probe-shell', { health: 'healthy' }))).toEqual([]);
  });
});

describe('a probe that takes too long', () => {
  it('says how long it may take, and is the only finding', () => {
    const known = knowingRecorded('probe-slow', { waiter: 'service_healthy' });
    expect(codes(known)).toEqual(['health.probe-timeout probe-slow']);
    const finding = only(probeTimeout, known);
    expect(finding.title).toBe('The healthcheck of probe-slow takes longer than 200ms');
    expect(finding.fixes[0]?.argv).toEqual([
      'docker',
      'compose',
      'exec',
      'probe-slow',
      'sh',
      '-c',
      'echo asking; sleep 5',
    ]);
  });

  it('is silent while that does not count yet, and once it is healthy', () => {
    expect(codes(changed('probe-slow', { health: 'starting' }))).toEqual([]);
    expect(codes(changed('probe-slow', { health: 'healthy' }))).toEqual([]);
  });
});
