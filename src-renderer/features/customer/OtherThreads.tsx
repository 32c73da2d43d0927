import { MessagesSquare } from 'lucide-react';
import type { CustomerPanel } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { RelativeTime } from '../../ui';
import { channelLabel } from '../workspace';
import panelStyles from './CustomerPanel.module.css';
import historyStyles from './History.module.css';

/** The same customer on other channels: a click opens the thread beside this one. */
export function OtherThreads(props: { readonly panel: CustomerPanel; readonly threadId: string }) {
  const { t } = useI18n();
  const openThread = useScreen((state) => state.openThread);
  const others = new Map<string, CustomerPanel['episodes'][number]>();
  for (const entry of props.panel.episodes) {
    const { threadId } = entry.episode;
    // Newest first: the first of a thread stands for it.
    if (threadId !== props.threadId && !others.has(threadId)) others.set(threadId, entry);
  }
  if (others.size === 0) return null;
  return (
    <section className={panelStyles.section} aria-label={t('customer.otherThreads')}>
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.otherThreads')}</h3>
      </div>
      <ul className={historyStyles.list}>
        {[...others].map(([id, { episode, channel }]) => (
          <li key={id} className={historyStyles.entry}>
            <MessagesSquare size={14} strokeWidth={1.8} aria-hidden="true" />
            <button
              type="button"
              className={historyStyles.open}
              onClick={() => openThread(id, { beside: true })}
            >
              <span className={historyStyles.title}>
                {t('customer.otherThread', {
                  channel: channelLabel(channel, t),
                  state: t(`customer.state.${episode.state}`),
                })}
              </span>
            </button>
            <RelativeTime
              at={episode.lastMessage?.at ?? episode.openedAt}
              className={historyStyles.when}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
