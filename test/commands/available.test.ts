import { describe, expect, it } from 'vitest';
import { at, on, project, why, withContainer, withContainers, withProject } from './situation.ts';

describe('a command is not available', () => {
  it('without an engine', () => {
    expect(why('up', at('engine-lost'), project)).toBe(
      'The Docker Engine does not answer; this works again as soon as it does.',
    );
    expect(why('up', at('files-only'), project)).toBe('The Docker Engine has not answered yet.');
    expect(why('config', at('engine-lost'), project)).toBeNull();
  });

  it('without a project', () => {
    const situation = { ...at('healthy'), world: { ...at('healthy').world, project: null } };
    expect(why('up', situation, project)).toBe('No Compose project has been read yet.');
  });

  it('when what it works on is not there', () => {
    expect(why('stop', at('stopped'), project)).toBe('Nothing of this project is running; u starts it.');
    expect(why('stop', at('stopped'), on('worker'))).toBe('No container of worker is running; u starts it.');
    expect(why('exec', at('stopped'), on('worker'))).toBe('No container of worker is running; u starts it.');
    expect(why('start', at('healthy'), on('backend'))).toMatch(/^No container of backend is stopped/);
    expect(why('unpause', at('healthy'), project)).toBe('Nothing of this project is paused.');
    expect(why('build', at('healthy'), on('adminer'))).toBe('adminer is not built here, its image is pulled (p).');
    const none = { ...at('healthy'), world: { ...at('healthy').world, containers: {} } };
    expect(why('restart', none, on('backend'))).toBe('There is no container of backend yet; u creates it.');
  });

  it('says the same in Chinese', () => {
    expect(why('stop', at('stopped', { language: 'zh-CN' }), on('worker', 'backend'))).toBe(
      'worker、backend 没有正在运行的容器，按 u 启动。',
    );
  });

  it('for an orphan, whose name Compose refuses', () => {
    const situation = withContainers(at('healthy'), 'worker', { service: 'old', name: 'ai-pic-old-1' });
    expect(why('restart', situation, on('old'))).toMatch(/^old is no longer in the compose files/);
    expect(why('exec', situation, on('old'))).toBeNull();
    expect(why('down', situation, on('old'))).toBeNull();
  });

  it('on several where it works on one', () => {
    for (const id of ['exec', 'exec-command', 'run-one-off', 'scale', 'history']) {
      expect(why(id, at('healthy'), on('backend', 'worker'))).toMatch(/^This works on one service/);
      expect(why(id, at('healthy'), project)).toMatch(/^This works on one service/);
      expect(why(id, at('healthy'), on('backend'))).toBeNull();
    }
  });

  it('when what runs is paused, and says how to go on', () => {
    const situation = withContainer(at('healthy'), 'backend', { state: 'paused' });
    expect(why('exec', situation, on('backend'))).toMatch(/^backend is paused; unpause it first/);
    expect(why('stop', situation, on('backend'))).toBeNull();
    expect(why('unpause', situation, on('backend'))).toBeNull();
  });

  it('when a replica is not what it needs, though the service is', () => {
    const situation = withContainers(at('healthy'), 'worker', { number: 2, state: 'exited' });
    expect(why('exec', situation, { ...on('worker'), replica: 2 })).toMatch(/^No container of worker is running/);
    expect(why('exec', situation, { ...on('worker'), replica: 1 })).toBeNull();
  });

  it('when no external network is missing', () => {
    expect(why('network-create', at('healthy'), project)).toBe('No external network of this project is missing.');
    const missing = withProject(at('healthy'), (known) => ({
      ...known,
      networks: [{ key: 'public', name: 'traefik-public', external: true }],
    }));
    expect(why('network-create', missing, project)).toBeNull();
  });

  it('when nothing can be opened', () => {
    expect(why('open', at('healthy'), on('worker'))).toBe(
      'worker publishes no HTTP port, so it has no address on this machine.',
    );
    expect(why('open', at('stopped'), on('proxy'))).toBe('No container of proxy is running; u starts it.');
  });
});
