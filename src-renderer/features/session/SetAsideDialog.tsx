import { useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { ConfirmTwice } from '../../ui';
import styles from './Texts.module.css';

/** Explains what beginning anew means, and asks twice, because what is locked may never be read. */
export function SetAsideDialog(props: {
  readonly reason: 'forgot' | 'lost';
  readonly onClose: () => void;
}) {
  const t = useT();
  const setAside = useHeddleMutation('session.setAside');
  const forgot = props.reason === 'forgot';
  return (
    <ConfirmTwice
      explain={{
        title: t('session.aside-title'),
        content: (
          <div className={styles.paragraphs}>
            <p>{t(forgot ? 'session.aside-forgot' : 'session.aside-lost')}</p>
            <p>{t('session.aside-what')}</p>
            <p>
              <strong>{t('session.aside-but')}</strong>
            </p>
          </div>
        ),
        confirm: t('session.aside-continue'),
      }}
      sure={{
        title: t('session.aside-sure-title'),
        content: <p>{t(forgot ? 'session.aside-sure' : 'session.aside-sure-lost')}</p>,
        confirm: t('session.aside-do'),
      }}
      onConfirm={() => setAside.mutate(undefined)}
      onClose={props.onClose}
    />
  );
}
