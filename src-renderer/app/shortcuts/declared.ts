import type { Platform } from '../../ui/keys';
import type { KnownAction } from './registry';

/**
 * Actions that exist only where something is open, so that their keys can be changed before that.
 * What is registered under the same id counts more.
 */
export function declaredActions(platform: Platform): readonly KnownAction[] {
  const mac = platform === 'darwin';
  return [
    { id: 'thread.resolve', label: 'action.thread-resolve', group: 'thread', keys: 'Mod+Shift+E' },
    { id: 'thread.reopen', label: 'action.thread-reopen', group: 'thread', keys: 'Mod+Shift+E' },
    { id: 'thread.assign-me', label: 'action.thread-assign-me', group: 'thread' },
    { id: 'thread.unassign', label: 'action.thread-unassign', group: 'thread' },
    { id: 'thread.wake', label: 'workspace.wake', group: 'thread' },
    { id: 'thread.copy-link', label: 'workspace.copyLink', group: 'thread' },
    { id: 'composer.reply', label: 'action.write-reply', group: 'thread' },
    { id: 'composer.note', label: 'action.write-note', group: 'thread' },
    { id: 'composer.whisper', label: 'action.write-whisper', group: 'thread' },
    { id: 'composer.attach', label: 'composer.attach', group: 'thread' },
    { id: 'composer.emoji', label: 'action.emoji', group: 'thread' },
    { id: 'composer.versions', label: 'action.versions', group: 'thread' },
    { id: 'inbox.bulk-assign', label: 'action.bulk-assign', group: 'inbox' },
    { id: 'inbox.bulk-snooze', label: 'action.bulk-snooze', group: 'inbox' },
    { id: 'inbox.bulk-tag', label: 'action.bulk-tag', group: 'inbox' },
    { id: 'inbox.bulk-seen', label: 'action.bulk-seen', group: 'inbox' },
    { id: 'inbox.bulk-resolve', label: 'action.bulk-resolve', group: 'inbox' },
    { id: 'thread.snooze', label: 'action.thread-snooze', group: 'thread', keys: 'Mod+Shift+S' },
    { id: 'thread.plan', label: 'action.thread-plan', group: 'thread', keys: 'Mod+Shift+P' },
    {
      id: 'thread.transfer',
      label: 'action.thread-transfer',
      group: 'thread',
      keys: 'Mod+Shift+H',
    },
    { id: 'thread.tags', label: 'action.thread-tags', group: 'thread', keys: 'Mod+Shift+T' },
    { id: 'thread.merge', label: 'action.thread-merge', group: 'thread' },
    { id: 'thread.snooze-tomorrow', label: 'action.thread-snooze-tomorrow', group: 'thread' },
    { id: 'thread.snooze-reply', label: 'action.thread-snooze-reply', group: 'thread' },
    { id: 'thread.mute', label: 'action.thread-mute', group: 'thread', keys: 'Mod+Alt+M' },
    { id: 'thread.all-answered', label: 'action.thread-all-answered', group: 'thread' },
    {
      id: 'find.open',
      label: 'action.find',
      group: 'thread',
      keys: 'Mod+F',
      appliesAt: () => true,
    },
    {
      id: 'find.next',
      label: 'action.find-next',
      group: 'thread',
      keys: mac ? 'Mod+G' : 'F3',
      alsoKeys: ['F3', 'Mod+G'],
    },
    {
      id: 'find.previous',
      label: 'action.find-previous',
      group: 'thread',
      keys: mac ? 'Mod+Shift+G' : 'Shift+F3',
      alsoKeys: ['Shift+F3', 'Mod+Shift+G'],
    },
  ];
}
