import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { ConversationView } from '@shared/ipc';
import { type Action, useActions } from '../../app/shortcuts';
import { ExportDialog } from './ExportDialog';
import { useMayExport } from './use-may-export';

const NONE: readonly Action[] = [];

/**
 * Exporting of a conversation.
 *
 * @returns what opens the dialog, null where it is not allowed; and the dialog while it is open
 */
export function useConversationExport({
  thread,
  customer,
}: Pick<ConversationView, 'thread' | 'customer'>): {
  readonly open: (() => void) | null;
  readonly dialog: ReactNode;
} {
  const mayExport = useMayExport();
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
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

/**
 * Offers it to the palette.
 *
 * @param open what opens the dialog; null: it is not the focused one, or may not be exported
 */
export function useExportAction(open: (() => void) | null): void {
  const actions = useMemo<readonly Action[]>(
    () =>
      open === null
        ? NONE
        : [{ id: 'thread.export', label: 'export.conversation', group: 'thread', run: open }],
    [open],
  );
  useActions(actions);
}
