import type { Gate, Service } from '../../src/model/services.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { healthWords } from '../../src/words/health.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { style } from '../frame/style.ts';

/** What a service waits for, a line each with ✔ or ◌ (✖ where it cannot come true any more), and who waits for it. Lines of any length. */
export function gateLines({ gates, dependents }: Service, language: Language): readonly string[] {
  const words = healthWords(language);
  return [
    ...(gates.length > 0 ? [style.dim(words.gates)] : []),
    ...gates.map((gate) => gateLine(gate, language)),
    ...(dependents.length > 0 ? [style.dim(words.neededBy(words.join(dependents)))] : []),
  ];
}

function gateLine(gate: Gate, language: Language): string {
  const text = gateText(gate, language) + (gate.required ? '' : style.dim(` · ${healthWords(language).optional}`));
  if (gate.satisfied) return `${style.good('✔')} ${text}`;
  return gate.phase === 'failed' ? `${style.bad('✖')} ${text}` : `${style.warn('◌')} ${text}`;
}

function gateText({ service, condition, satisfied, phase }: Gate, language: Language): string {
  const words = healthWords(language);
  const now = phaseWords(language)[phase];
  switch (condition) {
    case 'service_started':
      return satisfied ? words.isStarted(service) : words.mustStart(service, now);
    case 'service_healthy':
      return satisfied ? words.isHealthy(service) : words.mustBeHealthy(service, now);
    case 'service_completed_successfully':
      return satisfied ? words.isCompleted(service) : words.mustComplete(service, now);
  }
}
