import { Sunrise, X } from 'lucide-react';
import { call } from '../../app/bridge';
import { useHeddleQuery } from '../../app/query';
import { useInboxView } from '../../app/state';
import { useI18n } from '../../i18n';
import { Button, IconButton } from '../../ui';
import styles from './ReturnsBanner.module.css';
import { BUILT_IN_VIEWS } from './views';

/** What came back while the agent was away: said once, and let in a few at a time. */
export function ReturnsBanner() {
  const { t } = useI18n();
  const returns = useHeddleQuery('inbox.returns', undefined).data;
  const open = useInboxView((view) => view.open);
  if (!returns) return null;
  const { total, shown, held } = returns;
  const view = BUILT_IN_VIEWS.find(({ id }) => id === 'came-back');
  return (
    <div className={styles.banner} role="group" aria-label={t('inbox.returns')}>
      <Sunrise className={styles.icon} size={15} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.title} role="status">
          {t('inbox.came-back', { count: total })}
        </p>
        {held > 0 ? (
          <p className={styles.text}>{t('inbox.came-back-fed', { shown, held })}</p>
        ) : null}
        <div className={styles.actions}>
          {held > 0 ? (
            <Button size="s" onClick={() => void call('inbox.endReturns', { how: 'show' })}>
              {t('inbox.came-back-all')}
            </Button>
          ) : null}
          <Button
            size="s"
            variant="quiet"
            onClick={() => {
              if (view) open(view.id, view.view);
            }}
          >
            {t('inbox.came-back-view')}
          </Button>
        </div>
      </div>
      <IconButton
        size="s"
        label={t('inbox.came-back-close')}
        onClick={() => void call('inbox.endReturns', { how: 'dismiss' })}
      >
        <X size={13} strokeWidth={1.8} />
      </IconButton>
    </div>
  );
}
