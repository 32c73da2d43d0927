import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ConversationView } from '@shared/ipc';
import { type Action, useActions } from '../../app/shortcuts';
import { ExportDialog } from './ExportDialog';
import { useMayExport } from './use-may-export';

const NONE: readonly Action[] = [];

/**
 * Exporting of a conversation: for its menu, and for the palette while it is the focused one.
 *
 * @returns what opens the dialog, null where it is not allowed; and the dialog while it is open
 */
export function useConversationExport(
  { thread, customer }: Pick<ConversationView, 'thread' | 'customer'>,
  active: boolean,
): { readonly open: (() => void) | null; readonly dialog: ReactNode } {
  const mayExport = useMayExport();
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  const actions = useMemo<readonly Action[]>(
    () =>
      active && mayExport
        ? [{ id: 'thread.export', label: 'export.conversation', group: 'thread', run: open }]
        : NONE,
    [active, mayExport, open],
  );
  useActions(actions);
  return {
    open: mayExport ? open : null,
    dialog: isOpen && (
      <ExportDialog
        what={{ kind: 'conversation', threadId: thread.id, customer: customer.name }}
        onClose={() => setIsOpen(false)}
      />
    ),
  };
}
