import { useMemo } from 'react';
import type { Episode, Intent } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useI18n, type I18n } from '../../i18n';
import { customerColour, durationWords, safeText } from '../../ui';
import { shortDay } from './day-words';
import { returnStory, type ReturnPoint } from './return-card';
import styles from './ReturnCard.module.css';

const labelsOf = ({ list }: I18n, intents: readonly Intent[]) =>
  list(intents.map((intent) => safeText(intent.label)));

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
            {t('conversation.back.answered', { labels: labelsOf(i18n, story.answered) })}{' '}
            <span className={styles.done}>{t('conversation.back.answeredMark')}</span>
          </li>
        )}
        {story.leftOpen.length > 0 && (
          <li className={styles.open}>
            {t('conversation.back.leftOpen', { labels: labelsOf(i18n, story.leftOpen) })}
          </li>
        )}
        {story.outcome && (
          // The item itself keeps the direction of its list, or its mark would hang out of it.
          <li>
            <bdi>{safeText(story.outcome)}</bdi>
          </li>
        )}
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
