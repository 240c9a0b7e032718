import type { TopicId } from '../../src/model/topic.ts';
import type { Command, ViewAction } from '../command.ts';
import { does } from './argv.ts';
import { always } from './conditions.ts';

/** A command that only the screen carries out: its words and keys, and its action. Moves are named apart from `up` and `down` of Compose. */
export function view(
  action: ViewAction,
  words: Pick<Command, 'group' | 'title' | 'about' | 'keys'>,
  topic: TopicId = 'commands',
): Command {
  return {
    id: words.group === 'move' ? `move-${action}` : action,
    ...words,
    scope: 'app',
    danger: 'none',
    topic,
    changes: false,
    needs: [],
    available: always,
    begin: () => does({ kind: 'view', action }),
  };
}
