import { useState, type ReactNode } from 'react';
import { call } from '../../app/bridge';
import { useT } from '../../i18n';
import { Button, Dialog, DialogButtons } from '../../ui';
import styles from './LinkButton.module.css';

/**
 * An address in a message. It shows where it really leads before the browser opens it; main opens
 * nothing but https.
 */
export function LinkButton(props: {
  /** The address as it stands in the text. */
  readonly children: ReactNode;
  readonly url: string;
  readonly host: string;
}) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const open = () => {
    void call('app.openLink', { url: props.url });
    close();
  };
  return (
    <>
      <button type="button" role="link" className={styles.link} onClick={() => setAsking(true)}>
        {props.children}
      </button>
      {asking && (
        <Dialog title={t('conversation.link.title')} onClose={close}>
          <div className={styles.body} dir="ltr">
            <p>{t('conversation.link.text')}</p>
            <p className={styles.host}>{props.host}</p>
            <p className={`${styles.url} selectable`}>{props.url}</p>
          </div>
          <DialogButtons
            cancel={<Button onClick={close}>{t('conversation.link.cancel')}</Button>}
            confirm={
              <Button variant="primary" onClick={open}>
                {t('conversation.link.open')}
              </Button>
            }
          />
        </Dialog>
      )}
    </>
  );
}
