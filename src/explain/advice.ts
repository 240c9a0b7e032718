import type { Service } from '../model/services.ts';
import type { World } from '../model/world.ts';
import type { Language } from '../words/catalogue.ts';
import { explainWords } from '../words/explain.ts';
import type { Advice } from './explanation.ts';

/** What to do next with a service in its phase, most useful first. Keys are those that the commands declare (checked by a test). */
export function adviseService(service: Service, world: World, language: Language): readonly Advice[] {
  const words = explainWords(language);
  const { name } = service;
  const up: Advice = { key: 'u', text: words.doUp, command: `docker compose up -d ${name}` };
  const logs: Advice = { key: '4', text: words.doLogs, command: `docker compose logs ${name}` };
  const restart: Advice = { key: 'r', text: words.doRestart, command: `docker compose restart ${name}` };
  const start: Advice = { key: 'S', text: words.doStart, command: `docker compose start ${name}` };
  const shell: Advice = { key: 'e', text: words.doShell, command: `docker compose exec ${name} bash` };
  if (!service.spec) return [{ key: 'd', text: words.doOrphan, command: 'docker compose down --remove-orphans' }];
  switch (service.phase) {
    case 'off':
    case 'absent':
    case 'created':
      return [up];
    case 'waiting':
      return service.gates
        .filter((gate) => !gate.satisfied)
        .map((gate) => ({ key: null, text: words.doSelect(gate.service), command: null }));
    case 'starting':
      return [logs];
    case 'failed':
    case 'restarting':
      return [logs, up];
    case 'unhealthy':
      return [logs, shell, restart];
    case 'paused':
      return [{ key: ':', text: words.doUnpause, command: `docker compose unpause ${name}` }];
    case 'done':
      return [logs];
    case 'stopped':
      return [start, logs];
    case 'healthy':
    case 'running':
      return [...open(service, words), ...watch(service, world, words), restart, shell];
  }
}

function open(service: Service, words: ReturnType<typeof explainWords>): readonly Advice[] {
  const url = service.endpoints.find((endpoint) => endpoint.url !== null)?.url;
  return url ? [{ key: 'o', text: words.doOpen, command: url }] : [];
}

function watch(service: Service, world: World, words: ReturnType<typeof explainWords>): readonly Advice[] {
  const helps = (service.spec?.watch.length ?? 0) > 0 && world.watch.state === 'off';
  return helps ? [{ key: 'w', text: words.doWatch, command: `docker compose watch ${service.name}` }] : [];
}
