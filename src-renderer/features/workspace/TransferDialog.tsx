import type { ConversationView } from '@shared/ipc';
import { canTake } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import {
  Button,
  Dialog,
  DialogButtons,
  focusFirst,
  safeText,
  SelectField,
  TextArea,
} from '../../ui';
import { useBegunTransfer } from './begun-transfer';
import { BRIEF_MAX, briefOf } from './brief';
import { EpisodeForm } from './EpisodeForm';
import styles from './EpisodeForm.module.css';

const MINUTE_MS = 60_000;
const FALLBACK_MINUTES = [30, 60, 240] as const;
/** How many messages the brief looks back over. */
const LOOK_BACK = 12;
/** In the list of receivers: whoever of the team takes it. */
const ANYBODY = '';

export interface Transfer {
  readonly toAgentId: string | null;
  readonly teamId: string | null;
  readonly brief: string;
  readonly fallback: { readonly at: number; readonly to: 'author' | 'team' } | null;
}

/** Hands a thread on, with a brief that is written for whoever gets it. */
export function TransferDialog(props: {
  readonly view: ConversationView;
  readonly onTransfer: (transfer: Transfer) => void;
  readonly onClose: () => void;
}) {
  const { view, onTransfer, onClose } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const me = useHeddleQuery('session.get', undefined).data?.agent;
  const agents = useHeddleQuery('reference.agents', undefined).data ?? [];
  const teams = useHeddleQuery('reference.teams', undefined).data ?? [];
  const messages = useHeddleQuery('conversation.messages', {
    threadId: view.thread.id,
    anchor: { at: 'end' },
    limit: LOOK_BACK,
  }).data?.messages;
  const ownTeamId = view.thread.teamId;
  const { begun, change, forget } = useBegunTransfer(view.thread.id, me?.id ?? '');
  const { to = ANYBODY, teamId = ownTeamId, minutes = 0, backTo = 'author' } = begun;
  // Until somebody writes in it, it says what the documents say.
  const brief = begun.brief ?? (messages ? briefOf(i18n, view, messages) : '');
  const colleagues = agents.filter((agent) => agent.id !== me?.id && canTake(agent, [teamId]));
  const transfers = view.episodes.at(-1)?.transfers ?? 0;
  const send = () => {
    if (brief.trim() === '') return;
    forget();
    onTransfer({
      toAgentId: to === ANYBODY ? null : to,
      teamId: teamId === ownTeamId ? null : teamId,
      brief: brief.trim(),
      fallback: minutes === 0 ? null : { at: Date.now() + minutes * MINUTE_MS, to: backTo },
    });
  };
  return (
    <Dialog
      title={t('workspace.transfer.title', { customer: safeText(view.customer.name) })}
      onClose={onClose}
      className={styles.dialog}
    >
      <EpisodeForm onSubmit={send}>
        <div className={styles.body}>
          {transfers > 0 && (
            <p className={styles.hint}>{t('workspace.transfer.count', { count: transfers })}</p>
          )}
          <div className={styles.when}>
            <label className={styles.part}>
              <span className={styles.label}>{t('workspace.transfer.to')}</span>
              <SelectField
                value={to}
                onChange={(event) => change({ to: event.target.value })}
                {...focusFirst}
              >
                <option value={ANYBODY}>{t('workspace.transfer.anybody')}</option>
                {colleagues.map((agent) => (
                  <option key={agent.id} value={agent.id} translate="no">
                    {t(`workspace.transfer.presence.${agent.presence}`, {
                      name: safeText(agent.name),
                    })}
                  </option>
                ))}
              </SelectField>
            </label>
            {teams.length > 1 && (
              <label className={styles.part}>
                <span className={styles.label}>{t('workspace.transfer.team')}</span>
                <SelectField
                  value={teamId}
                  onChange={(event) => change({ teamId: event.target.value, to: ANYBODY })}
                >
                  {teams.map((team) => (
                    <option key={team.id} value={team.id} translate="no">
                      {safeText(team.name)}
                    </option>
                  ))}
                </SelectField>
              </label>
            )}
          </div>
          {teamId !== ownTeamId && (
            <p className={styles.warning} role="status">
              {t('workspace.transfer.away')}
            </p>
          )}
          <label className={styles.part}>
            <span className={styles.label}>{t('workspace.transfer.brief')}</span>
            <TextArea
              dir="auto"
              rows={8}
              maxLength={BRIEF_MAX}
              required
              value={brief}
              placeholder={t('workspace.transfer.placeholder')}
              onChange={(event) => change({ brief: event.target.value })}
            />
          </label>
          <div className={styles.when}>
            <label className={styles.part}>
              <span className={styles.label}>{t('workspace.transfer.fallback')}</span>
              <SelectField
                value={minutes}
                onChange={(event) => change({ minutes: Number(event.target.value) })}
              >
                <option value={0}>{t('workspace.transfer.stays')}</option>
                {FALLBACK_MINUTES.map((each) => (
                  <option key={each} value={each}>
                    {t('workspace.transfer.after', { minutes: each })}
                  </option>
                ))}
              </SelectField>
            </label>
            {minutes > 0 && (
              <label className={styles.part}>
                <span className={styles.label}>{t('workspace.transfer.back')}</span>
                <SelectField
                  value={backTo}
                  onChange={(event) =>
                    change({ backTo: event.target.value === 'team' ? 'team' : 'author' })
                  }
                >
                  <option value="author">{t('workspace.transfer.backToMe')}</option>
                  <option value="team">{t('workspace.transfer.backToTeam')}</option>
                </SelectField>
              </label>
            )}
          </div>
        </div>
        <DialogButtons
          cancel={<Button onClick={onClose}>{t('workspace.cancel')}</Button>}
          confirm={
            <Button variant="primary" type="submit" disabled={brief.trim() === ''}>
              {t('workspace.transfer.confirm')}
            </Button>
          }
        />
      </EpisodeForm>
    </Dialog>
  );
}
