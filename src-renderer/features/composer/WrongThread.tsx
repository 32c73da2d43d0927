import { UserRoundX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../i18n';
import { Button, safeText } from '../../ui';
import styles from './WrongThread.module.css';

/** Asks, before it is sent, whether a reply that greets somebody else is in the right conversation. */
export function WrongThread(props: {
  /** Who is greeted. */
  readonly greeted: string;
  /** Who would get it. */
  readonly recipient: string;
  readonly onSend: () => void;
  readonly onEdit: () => void;
}) {
  const { t } = useI18n();
  const edit = useRef<HTMLButtonElement>(null);
  useEffect(() => edit.current?.focus(), []);
  return (
    // Escape goes back to the text, from either button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="alert"
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onEdit();
      }}
    >
      <UserRoundX size={14} strokeWidth={1.8} aria-hidden="true" />
      <p className={styles.words}>
        {t('composer.wrongThread', {
          greeted: safeText(props.greeted),
          recipient: safeText(props.recipient),
        })}
      </p>
      <div className={styles.buttons}>
        <Button size="s" ref={edit} onClick={props.onEdit}>
          {t('composer.wrongThread.edit')}
        </Button>
        <Button size="s" variant="quiet" onClick={props.onSend}>
          {t('composer.wrongThread.send')}
        </Button>
      </div>
    </div>
  );
}
