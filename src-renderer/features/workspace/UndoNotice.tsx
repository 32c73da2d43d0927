import { useEffect, useMemo } from 'react';
import { Undo2, X } from 'lucide-react';
import { holdLeftMs } from '@shared/rules';
import { useActions } from '../../app/shortcuts';
import { useT } from '../../i18n';
import { Button, IconButton, Notice, NoticePlace } from '../../ui';
import { useUndoChange } from './undo-change';

/** A problem is worth reading longer than the time that was left. */
const PROBLEM_MS = 8000;

/** Says what was done with an episode and offers to take it back, until it leaves. */
export function UndoNotice() {
  const t = useT();
  const { change, problem, left, undo } = useUndoChange();
  useEffect(() => {
    if (!change) return undefined;
    const ms = problem === null ? holdLeftMs(change.holdUntil, Date.now()) : PROBLEM_MS;
    const timer = setTimeout(() => left(change.commandId), ms);
    return () => clearTimeout(timer);
  }, [change, problem, left]);
  const offered = change !== null && problem === null;
  useActions(
    useMemo(
      () => [
        {
          id: 'thread.undo-change',
          label: 'action.undo-change',
          group: 'thread',
          keys: 'Mod+Alt+Z',
          inPalette: offered,
          run: () => void undo(),
        },
      ],
      [offered, undo],
    ),
  );
  return (
    <NoticePlace>
      {change && (
        <Notice
          words={problem ?? t(`workspace.done.${change.what}`, { customer: change.customer })}
        >
          {problem === null && (
            <Button size="s" onClick={() => void undo()}>
              <Undo2 size={14} strokeWidth={1.8} aria-hidden="true" className="mirrored" />
              {t('workspace.undo')}
            </Button>
          )}
          <IconButton
            label={t('workspace.refused.dismiss')}
            size="s"
            onClick={() => left(change.commandId)}
          >
            <X size={14} strokeWidth={1.8} />
          </IconButton>
        </Notice>
      )}
    </NoticePlace>
  );
}
