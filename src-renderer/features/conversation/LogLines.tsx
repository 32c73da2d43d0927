import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { EpisodeLogEntry } from '@shared/domain';
import type { ConversationView } from '@shared/ipc';
import { logKindOf } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { useI18n, type I18n } from '../../i18n';
import { safeText } from '../../ui';
import styles from './LogLines.module.css';

/**
 * What happened to an episode beside its messages, told quietly: one thing in a line, several as one
 * line that says how many and can be opened.
 */
export function LogLines(props: {
  readonly entries: readonly EpisodeLogEntry[];
  readonly view: ConversationView;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const [open, setOpen] = useState(false);
  const id = useId();
  const agents = useHeddleQuery('reference.agents', undefined).data ?? [];
  const nameOf = (agentId: string | null) =>
    agents.find((agent) => agent.id === agentId)?.name ?? null;
  const lines = props.entries.flatMap((entry) => {
    const words = wordsOf(i18n, entry, props.view, nameOf);
    return words === null ? [] : [{ entry, words }];
  });
  const isRun = lines.length > 1;
  return (
    <div className={styles.log}>
      {isRun && (
        <button
          type="button"
          className={styles.count}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={12} strokeWidth={2} className="mirrored" aria-hidden="true" />
          {t('conversation.log.count', { count: lines.length })}
        </button>
      )}
      {(open || !isRun) && (
        <ul id={id} className={styles.lines}>
          {lines.map(({ entry, words }) => (
            <li key={`${entry.at} ${entry.kind} ${entry.subjectId}`}>
              {words} · <time>{i18n.date(entry.at, 'time')}</time>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function wordsOf(
  { t, date }: I18n,
  entry: EpisodeLogEntry,
  view: ConversationView,
  nameOf: (id: string | null) => string | null,
): string | null {
  const kind = logKindOf(entry);
  const { subjectId } = entry;
  const by = nameOf(entry.agentId) ?? t('conversation.log.desk');
  const tag = view.tags.find(({ id }) => id === subjectId)?.name ?? '';
  switch (kind) {
    case null:
      return null;
    case 'assigned': {
      if (subjectId === null) return t('conversation.log.unassigned', { by });
      if (subjectId === entry.agentId) return t('conversation.log.took', { by });
      const to = nameOf(subjectId) ?? t('conversation.someone');
      return t('conversation.log.assigned', { by, to });
    }
    case 'moved': {
      const team = view.teams.find(({ id }) => id === subjectId)?.name ?? '';
      return t('conversation.log.moved', { by, team });
    }
    case 'snoozed': {
      const until = entry.until ?? null;
      return until === null
        ? t('conversation.log.snoozed', { by })
        : t('conversation.log.snoozedUntil', { by, date: date(until, 'full') });
    }
    case 'tagged':
      return t('conversation.log.tagged', { by, tag: safeText(tag) });
    case 'untagged':
      return t('conversation.log.untagged', { by, tag: safeText(tag) });
    default:
      return t(`conversation.log.${kind}`, { by });
  }
}
