import { useMemo } from 'react';
import type { Episode, Intent } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { customerColour, durationWords, safeText } from '../../ui';
import { shortDay } from './day-words';
import { returnStory, type ReturnPoint } from './return-card';
import styles from './ReturnCard.module.css';

const labelsOf = (intents: readonly Intent[]) =>
  intents.map((intent) => safeText(intent.label)).join(', ');

/** "Back after 3 weeks. Last time: …": what an agent should know before answering. */
export function ReturnCard(props: { readonly point: ReturnPoint; readonly current: Episode }) {
  const { point, current } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const customerId = current.customerId;
  const panel = useHeddleQuery('customer.panel', { customerId }, { keepPrevious: false }).data;
  const story = useMemo(
    () => returnStory(point, current, panel?.events ?? []),
    [point, current, panel],
  );
  const nothing =
    story.answered.length + story.leftOpen.length + story.since.length === 0 && !story.outcome;
  return (
    <section
      className={styles.card}
      style={{ borderInlineStartColor: customerColour(customerId) }}
      aria-label={t('conversation.back.label')}
    >
      <p>
        <strong>{t('conversation.back', { duration: durationWords(i18n, story.awayMs) })}</strong>{' '}
        {t(point.previous ? 'conversation.back.lastTime' : 'conversation.back.beforePause')}
      </p>
      <ul className={styles.list}>
        {story.answered.length > 0 && (
          <li>
            {t('conversation.back.answered', { labels: labelsOf(story.answered) })}{' '}
            <span className={styles.done}>{t('conversation.back.answeredMark')}</span>
          </li>
        )}
        {story.leftOpen.length > 0 && (
          <li className={styles.open}>
            {t('conversation.back.leftOpen', { labels: labelsOf(story.leftOpen) })}
          </li>
        )}
        {story.outcome && <li dir="auto">{safeText(story.outcome)}</li>}
        {story.since.map((event) => (
          <li key={event.id}>
            {t('conversation.back.since', {
              title: safeText(event.title),
              date: shortDay(event.at, date),
            })}
          </li>
        ))}
        {nothing && <li>{t('conversation.back.nothing')}</li>}
      </ul>
    </section>
  );
}
