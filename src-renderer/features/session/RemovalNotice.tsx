import type { SessionRemoval } from '@shared/ipc';
import { useHeddleMutation } from '../../app/query';
import { useI18n } from '../../i18n';
import { Button, Dialog, DialogButtons, focusFirst } from '../../ui';
import styles from './Texts.module.css';

/** Says that the organisation had local data removed, and what went with them. */
export function RemovalNotice({ removal }: { readonly removal: SessionRemoval }) {
  const { t, date } = useI18n();
  const acknowledge = useHeddleMutation('session.acknowledge');
  const close = () => acknowledge.mutate(undefined);
  const { replies, drafts } = removal;
  return (
    <Dialog title={t('session.removal-title')} onClose={close}>
      <div className={styles.removal}>
        <p>
          {t('session.removal-text', { desk: removal.deskName, when: date(removal.at, 'full') })}
        </p>
        {replies + drafts > 0 ? (
          <p className={styles.lost}>{t('session.removal-lost', { replies, drafts })}</p>
        ) : (
          <p>{t('session.removal-nothing-lost')}</p>
        )}
        <p>{t('session.removal-do')}</p>
      </div>
      <DialogButtons
        cancel={null}
        confirm={
          <Button variant="primary" {...focusFirst} onClick={close}>
            {t('session.removal-ok')}
          </Button>
        }
      />
    </Dialog>
  );
}
