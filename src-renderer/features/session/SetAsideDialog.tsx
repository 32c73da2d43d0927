import { useState } from 'react';
import { useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { ConfirmDialog } from '../../ui';
import styles from './Texts.module.css';

/** Explains what beginning anew means, and asks twice, because what is locked may never be read. */
export function SetAsideDialog(props: {
  readonly reason: 'forgot' | 'lost';
  readonly onClose: () => void;
}) {
  const t = useT();
  const [sure, setSure] = useState(false);
  const setAside = useHeddleMutation('session.setAside');
  const forgot = props.reason === 'forgot';
  if (sure) {
    return (
      <ConfirmDialog
        key="sure"
        title={t('session.aside-sure-title')}
        confirm={t('session.aside-do')}
        destructive
        onConfirm={() => setAside.mutate(undefined)}
        onClose={props.onClose}
      >
        <p>{t(forgot ? 'session.aside-sure' : 'session.aside-sure-lost')}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      key="explain"
      title={t('session.aside-title')}
      confirm={t('session.aside-continue')}
      destructive
      onConfirm={() => setSure(true)}
      onClose={props.onClose}
    >
      <div className={styles.paragraphs}>
        <p>{t(forgot ? 'session.aside-forgot' : 'session.aside-lost')}</p>
        <p>{t('session.aside-what')}</p>
        <p>
          <strong>{t('session.aside-but')}</strong>
        </p>
      </div>
    </ConfirmDialog>
  );
}
