import { useEffect, useState } from 'react';
import { onEvent } from '../../app/bridge';
import { useT } from '../../i18n';
import { FORGET_TYPING_MS } from './use-colleague';
import styles from './TypingLine.module.css';

/** "Grace is typing…", for the customer; of colleagues the reply says it. */
export function TypingLine(props: { readonly threadId: string; readonly customerName: string }) {
  const t = useT();
  const [typing, setTyping] = useState(false);
  const { threadId, customerName: name } = props;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onEvent('typing', (signal) => {
      if (signal.threadId !== threadId || signal.side !== 'customer') return;
      clearTimeout(timer);
      setTyping(signal.on);
      if (signal.on) timer = setTimeout(() => setTyping(false), FORGET_TYPING_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [threadId]);
  if (!typing) return null;
  return (
    <p className={styles.line}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('conversation.typing', { name })}
    </p>
  );
}
