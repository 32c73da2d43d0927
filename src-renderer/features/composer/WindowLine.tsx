import { Clock, Lock } from 'lucide-react';
import type { ConversationView } from '@shared/ipc';
import { useI18n, type I18n } from '../../i18n';
import { Button, cx, useTimeText } from '../../ui';
import { channelLabel } from '../workspace/channel-label';
import type { ReplyWindow } from './use-reply-window';
import styles from './WindowLine.module.css';

const MINUTE_MS = 60_000;

/** "3 h 12 min", "48 min", "2 days 4 h": two units, because the second one matters here. */
export function leftWords({ t }: Pick<I18n, 't'>, leftMs: number): string {
  const minutes = Math.max(1, Math.floor(leftMs / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return t('time.minutes', { n: minutes });
  if (days === 0) {
    const rest = t('time.minutes', { n: minutes % 60 });
    return minutes % 60 === 0
      ? t('time.hours', { n: hours })
      : t('composer.window.two', { first: t('time.hours', { n: hours }), second: rest });
  }
  return hours % 24 === 0
    ? t('time.days', { n: days })
    : t('composer.window.two', {
        first: t('time.days', { n: days }),
        second: t('time.hours', { n: hours % 24 }),
      });
}

/** For how long the channel still takes replies, and what is possible once it does not. */
export function WindowLine(props: {
  readonly view: ConversationView;
  readonly replyWindow: ReplyWindow;
  readonly onNote: () => void;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const { closesAt, state } = props.replyWindow;
  const channel = channelLabel(props.view.thread.channel, t);
  const left = useTimeText((now) => (closesAt === null ? '' : leftWords(i18n, closesAt - now)));
  if (state === 'none') return null;
  if (state === 'closed') {
    return (
      <div className={styles.closed} role="status">
        <Lock size={16} strokeWidth={1.8} aria-hidden="true" />
        <div className={styles.closedWords}>
          <p className={styles.closedTitle}>{t('composer.window.closed', { channel })}</p>
          <p>{t('composer.window.closedWhat')}</p>
        </div>
        <Button size="s" onClick={props.onNote}>
          {t('composer.window.note')}
        </Button>
      </div>
    );
  }
  const words =
    state === 'soon'
      ? t('composer.window.soon', { channel, left })
      : t('composer.window.open', { channel, left });
  return (
    <p className={cx(styles.line, state === 'soon' && styles.soon)} title={words}>
      <Clock size={13} strokeWidth={1.8} aria-hidden="true" />
      <span>{words}</span>
    </p>
  );
}
