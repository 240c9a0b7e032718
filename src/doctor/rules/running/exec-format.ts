import { endingRule } from './ending-finding.ts';

/** A service whose command is for another processor, or a script that does not say what runs it. */
export const execFormat = endingRule('container.exec-format', 'image', ['container.exited', 'container.restart-loop']);
