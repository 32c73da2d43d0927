import { useEffect, useState } from 'react';
import { onEvent } from '../../app/bridge';
import { useT } from '../../i18n';
import styles from './TypingLine.module.css';

/** A signal that nobody ends (a closed lid, a lost network) ends by itself. */
const FORGET_AFTER_MS = 12_000;

/** "Grace is typing…", for the customer and for colleagues in the same thread. */
export function TypingLine(props: { readonly threadId: string; readonly customerName: string }) {
  const t = useT();
  const [name, setName] = useState<string | null>(null);
  const { threadId, customerName } = props;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = onEvent('typing', (signal) => {
      if (signal.threadId !== threadId) return;
      clearTimeout(timer);
      setName(signal.on ? (signal.side === 'customer' ? customerName : signal.agentName) : null);
      if (signal.on) timer = setTimeout(() => setName(null), FORGET_AFTER_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [threadId, customerName]);
  if (name === null) return null;
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
