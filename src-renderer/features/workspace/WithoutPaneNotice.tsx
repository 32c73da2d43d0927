import { X } from 'lucide-react';
import { PANES_MAX } from '@shared/domain/limits';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, IconButton, Notice, NoticePlace, safeText } from '../../ui';

/** Says which conversation has no place on screen any more since its window was closed. */
export function WithoutPaneNotice() {
  // What was opened in another way since is not missed.
  const threadId = useScreen(({ withoutPane, panes, popOuts }) => {
    const isShown = (id: string) =>
      popOuts.includes(id) || panes.some((pane) => pane.threadId === id);
    return withoutPane.find((id) => !isShown(id));
  });
  return (
    <NoticePlace raised>
      {threadId === undefined ? null : <OneNotice key={threadId} threadId={threadId} />}
    </NoticePlace>
  );
}

function OneNotice({ threadId }: { readonly threadId: string }) {
  const t = useT();
  const panes = useScreen((state) => state.panes);
  const focusedPane = useScreen((state) => state.focusedPane);
  const openThread = useScreen((state) => state.openThread);
  const forget = useScreen((state) => state.forgetWithoutPane);
  const customer = useNameIn(threadId);
  const focused = useNameIn(panes[focusedPane]?.threadId ?? null);
  const isFull = panes.length >= PANES_MAX;
  if (customer === null) return null;
  return (
    <Notice words={t('workspace.noPane', { customer })}>
      <Button
        size="s"
        onClick={() => {
          forget(threadId);
          openThread(threadId, { beside: true });
        }}
      >
        {isFull && focused !== null
          ? t('workspace.noPane.instead', { customer: focused })
          : t('workspace.noPane.open')}
      </Button>
      <IconButton label={t('workspace.refused.dismiss')} size="s" onClick={() => forget(threadId)}>
        <X size={14} strokeWidth={1.8} />
      </IconButton>
    </Notice>
  );
}

/** The customer of a conversation; null while that is not known. */
function useNameIn(threadId: string | null): string | null {
  const view = useHeddleQuery(
    'conversation.open',
    { threadId: threadId ?? '' },
    { enabled: threadId !== null, keepPrevious: false },
  );
  return view.data === undefined ? null : safeText(view.data.customer.name);
}
