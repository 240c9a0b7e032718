import { engineWords } from '../../../words/doctor/engine.ts';
import { commandFix, stepFix } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';
import { engineTrouble } from './engine-trouble.ts';

/** The engine runs, but this user may not open its socket. */
export const enginePermissionDenied: Rule = {
  code: 'engine.permission-denied',
  supersedes: ['engine.unreachable', 'compose.invalid', 'network.external-missing', 'container.name-conflict'],
  find(known, language) {
    const trouble = engineTrouble(known);
    if (trouble?.problem.kind !== 'permission-denied') return [];
    const words = engineWords(language);
    const { host } = trouble.problem;
    return [
      {
        code: 'engine.permission-denied',
        severity: 'error',
        service: null,
        title: words.denied,
        evidence: trouble.evidence.length > 0 ? trouble.evidence : [{ source: host, text: 'permission denied' }],
        why: words.deniedWhy(host.replace(/^unix:\/\/|^npipe:\/\//, '')),
        fixes: [
          commandFix(words.whoAmI, ['id'], words.whoAmIExplain),
          commandFix(words.joinGroup, JOIN, words.joinGroupExplain),
          stepFix(words.once, words.onceExplain),
        ],
        topic: 'compose',
        suffers: [],
      },
    ];
  },
};

/** `sudo` tells the name of the user who called it; no shell of this program's own fills in `$USER`. */
const JOIN = ['sudo', 'sh', '-c', 'usermod -aG docker "$SUDO_USER"'];
