import type { ReactNode } from 'react';
import type { Episode } from '@shared/domain';
import { useHeddleQuery } from '../../app/query';
import { useI18n } from '../../i18n';
import { cx } from '../../ui';
import { shortDay } from './day-words';
import styles from './Separator.module.css';

/** A line across the scroll with words in it; a quiet one has no line. */
export function Separator(props: { readonly quiet?: boolean; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.line, props.quiet && styles.quiet)}>
      <span>{props.children}</span>
    </div>
  );
}

/** The boundary between two episodes: "Episode 4 · resolved 1 Nov · by Ana". */
export function EpisodeLine(props: { readonly episode: Episode; readonly ended: boolean }) {
  const { t, date } = useI18n();
  const { number, resolvedAt, resolvedById } = props.episode;
  const session = useHeddleQuery('session.get', undefined).data;
  const agents = useHeddleQuery('reference.agents', undefined).data;
  if (!props.ended || resolvedAt === null) {
    return <Separator>{t('conversation.episodeBegins', { number })}</Separator>;
  }
  const name =
    resolvedById !== null && resolvedById === session?.agent?.id
      ? t('conversation.you')
      : agents?.find((agent) => agent.id === resolvedById)?.name;
  const day = shortDay(resolvedAt, date);
  return (
    <Separator>
      {name === undefined
        ? t('conversation.episodeResolved', { number, date: day })
        : t('conversation.episodeResolvedBy', { number, date: day, name })}
    </Separator>
  );
}

/** Where what is new begins. */
export function NewLine({ count }: { readonly count: number }) {
  const { t, number } = useI18n();
  return (
    <div
      className={cx(styles.line, styles.new)}
      role="separator"
      aria-label={t('conversation.newBelow', { count })}
    >
      <span aria-hidden="true">{t('conversation.new', { count: number(count) })}</span>
    </div>
  );
}
