import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView, Unsent } from '@shared/ipc';
import { heddleQuery, useHeddleMutation } from '../../app/query';
import { useT } from '../../i18n';
import { ConfirmDialog } from '../../ui';
import styles from './Texts.module.css';

/** Asks before signing out, with what would be lost by it. */
export function SignOutDialog(props: {
  readonly session: SessionView;
  readonly onClose: () => void;
}) {
  const t = useT();
  const { practice } = props.session;
  const [deleteData, setDeleteData] = useState(false);
  // Never what was known a moment ago: somebody decides by it.
  const unsent = useQuery({ ...heddleQuery('session.unsent', undefined), staleTime: 0, gcTime: 0 });
  const signOut = useHeddleMutation('session.signOut');
  const deletes = deleteData || !practice;
  const losses = unsent.data ? lossesIn(unsent.data) : [];
  return (
    <ConfirmDialog
      title={t('session.out-title')}
      confirm={t(deletes ? 'session.out-delete' : 'session.out')}
      destructive={deletes}
      onConfirm={() => {
        if (unsent.isFetched) signOut.mutate({ deleteData: deletes });
      }}
      onClose={props.onClose}
    >
      <div className={styles.paragraphs}>
        <p>{t(deletes ? 'session.out-real' : 'session.out-practice')}</p>
        {practice ? (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={deleteData}
              onChange={(event) => setDeleteData(event.target.checked)}
            />
            {t('session.out-practice-delete')}
          </label>
        ) : null}
        {deletes && unsent.isPending ? <p role="status">{t('session.out-counting')}</p> : null}
        {deletes && losses.length > 0 ? (
          <div className={styles.lost}>
            <p>{t('session.out-lost')}</p>
            <ul>
              {losses.map(({ id, n }) => (
                <li key={id}>{t(id, { n })}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}

type Loss = {
  readonly id:
    | 'session.out-replies'
    | 'session.out-changes'
    | 'session.out-drafts'
    | 'session.out-aside';
  readonly n: number;
};

function lossesIn({ replies, changes, drafts, setAside }: Unsent): readonly Loss[] {
  const all: readonly Loss[] = [
    { id: 'session.out-replies', n: replies },
    { id: 'session.out-changes', n: changes },
    { id: 'session.out-drafts', n: drafts },
    { id: 'session.out-aside', n: setAside },
  ];
  return all.filter(({ n }) => n > 0);
}
