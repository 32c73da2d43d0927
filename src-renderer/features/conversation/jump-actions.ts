import type { Action } from '../../app/shortcuts';
import type { JumpTarget } from './conversation-link';

/** The action that goes to a place, e.g. for its keys. */
export function jumpActionId(to: JumpTarget): string {
  return `conversation.${to}`;
}

type JumpAction = Pick<Action, 'label' | 'keys'> & { readonly to: JumpTarget };

/** The places that have an action, with the keys that it ships with. */
export const jumpActions: readonly JumpAction[] = [
  { to: 'unread', label: 'action.jump-unread', keys: 'Alt+Shift+U' },
  { to: 'previous-episode', label: 'action.jump-previous-episode', keys: 'Alt+PageUp' },
  { to: 'next-episode', label: 'action.jump-next-episode', keys: 'Alt+PageDown' },
  { to: 'newest', label: 'action.jump-newest', keys: 'Alt+End' },
];
