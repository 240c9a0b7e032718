import type { Language } from '../../../words/catalogue.ts';
import { listeningWords } from '../../../words/doctor/listening.ts';
import type { Finding } from '../../finding.ts';
import { editFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { type DeadPort, deadPorts, socketQuestions } from '../../listening-places.ts';
import type { Rule } from '../../rule.ts';
import { commandPlace, deadPortEvidence } from './dead-port-evidence.ts';

/** The program in a container listens on 127.0.0.1, so that its published port is reached by nobody. */
export const portListensOnLoopback: Rule = {
  code: 'port.listens-on-loopback',
  supersedes: [],
  asks: socketQuestions,
  find: (known, language) =>
    deadPorts(known)
      .filter(({ kind }) => kind === 'loopback')
      .map((dead) => findingOf(dead, known, language)),
};

function findingOf(dead: DeadPort, known: Known, language: Language): Finding {
  const words = listeningWords(language);
  const { service, port } = dead;
  const place = commandPlace(known.world, service.name);
  return {
    code: 'port.listens-on-loopback',
    severity: 'error',
    service: service.name,
    title: words.loopback(service.name, port.target),
    evidence: deadPortEvidence(dead, known.world, language),
    why: words.loopbackWhy(port.target, port.host),
    fixes: [editFix(words.bind, place, words.bindExplain(optionOf(dead)))],
    topic: 'directions',
    suffers: [],
  };
}

/** How the servers that tell who they are take an address. */
const OPTIONS: readonly { readonly words: RegExp; readonly option: (port: number) => string }[] = [
  { words: /uvicorn|hypercorn/i, option: () => '--host 0.0.0.0' },
  { words: /starting development server|starting asgi/i, option: (port) => `runserver 0.0.0.0:${port}` },
  { words: /\bflask\b|werkzeug/i, option: () => '--host 0.0.0.0' },
  { words: /gunicorn/i, option: (port) => `--bind 0.0.0.0:${port}` },
  { words: /serving http on/i, option: () => '--bind 0.0.0.0' },
  { words: /\bnext (?:dev|start)\b/i, option: () => '-H 0.0.0.0' },
  { words: /\bvite\b|\bng serve\b|\bastro\b/i, option: () => '--host 0.0.0.0' },
  { words: /now listening on/i, option: (port) => `ASPNETCORE_URLS=http://0.0.0.0:${port}` },
  { words: /puma|rails/i, option: () => '-b 0.0.0.0' },
];

function optionOf({ said, service, container, port }: DeadPort): string | null {
  const command = container?.command ?? service.spec?.command ?? [];
  const text = [said?.line ?? '', ...command].join(' ');
  return OPTIONS.find(({ words }) => words.test(text))?.option(port.target) ?? null;
}
