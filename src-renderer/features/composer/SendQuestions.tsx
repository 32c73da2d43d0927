import type { Snooze, Plan } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { templateGaps } from '@shared/rules';
import { useI18n } from '../../i18n';
import { ConfirmDialog } from '../../ui';
import { PlanDialog } from '../workspace/PlanDialog';
import { SnoozeDialog } from '../workspace/SnoozeDialog';
import { draftNow, type WatchedDraft } from './draft-view';
import { SendLaterDialog } from './SendLaterDialog';
import type { SendOptions } from './use-send';

/** What is asked before a reply is sent. */
export type SendQuestion = 'gaps' | 'later' | 'plan' | 'snooze';

/** The dialog that is open before a reply goes out, if one is. */
export function SendQuestions(props: {
  readonly asking: SendQuestion | null;
  readonly view: ConversationView;
  readonly draft: WatchedDraft;
  /** When the channel stops taking replies, Unix ms; null: never. */
  readonly closesAt: number | null;
  readonly onClose: () => void;
  readonly onSend: (options: SendOptions) => void;
  /** The fields may stay as they are. */
  readonly onSendGaps: () => void;
  readonly onFillGaps: () => void;
}) {
  const { asking, view, draft, onClose, onSend } = props;
  const { t, list } = useI18n();
  switch (asking) {
    case null:
      return null;
    case 'later':
      return (
        <SendLaterDialog
          customer={view.customer}
          closesAt={props.closesAt}
          onClose={onClose}
          onChoose={(sendAt) => onSend({ sendAt })}
        />
      );
    case 'plan':
      return (
        <PlanDialog
          sending
          plan={view.episodes.at(-1)?.plan ?? null}
          onClose={onClose}
          onPlan={(plan: Plan | null) => {
            if (plan !== null) onSend({ after: { kind: 'plan', plan } });
          }}
        />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          sending
          onClose={onClose}
          onSnooze={(snooze: Snooze, plan: Plan | null) =>
            onSend({ after: { kind: 'snooze', snooze, plan } })
          }
        />
      );
    case 'gaps':
      return (
        <ConfirmDialog
          title={t('composer.gaps.title')}
          confirm={t('composer.gaps.send')}
          destructive
          onClose={props.onFillGaps}
          onConfirm={props.onSendGaps}
        >
          {t('composer.gaps.text', {
            names: list(templateGaps(draftNow(draft).text).map(({ name }) => name)),
          })}
        </ConfirmDialog>
      );
    default:
      return asking satisfies never;
  }
}
