import { useState } from 'react';
import { useI18n } from '../../i18n';
import { Button } from '../../ui';
import { composerOf } from '../composer/composer-link';
import { useSecondThoughts } from '../composer/second-thoughts';
import styles from './DroppedLine.module.css';

/** Where something was dropped: it can be brought back until something else is sent in the thread. */
export function DroppedLine({ threadId }: { readonly threadId: string }) {
  const { t } = useI18n();
  const dropped = useSecondThoughts((state) => state.dropped.get(threadId));
  const drop = useSecondThoughts((state) => state.drop);
  const [failed, setFailed] = useState(false);
  if (dropped === undefined) return null;
  const bringBack = async () => {
    const done = await composerOf(threadId)?.bringBack(dropped.content, dropped.mode);
    setFailed(done !== true);
    if (done === true) drop(threadId, null);
  };
  return (
    <div className={styles.line} role="status">
      <span>{t(failed ? 'conversation.dropped.failed' : 'conversation.dropped')}</span>
      <Button size="s" variant="quiet" onClick={() => void bringBack()}>
        {t('conversation.dropped.bringBack')}
      </Button>
    </div>
  );
}
