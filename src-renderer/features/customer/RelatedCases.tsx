import { Lightbulb } from 'lucide-react';
import type { RelatedCases as Cases } from '@shared/ipc';
import { useHeddleQuery } from '../../app/query';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Button, RelativeTime, safeText } from '../../ui';
import { composerOf } from '../composer';
import panelStyles from './CustomerPanel.module.css';
import historyStyles from './History.module.css';
import styles from './RelatedCases.module.css';

const LIMIT = 3;

type Case = Cases[number];

/** Resolved cases of other conversations that began like this one, and how they were answered. */
export function RelatedCases(props: { readonly threadId: string; readonly episodeId: string }) {
  const t = useT();
  const { data } = useHeddleQuery(
    'search.related',
    { episodeId: props.episodeId, limit: LIMIT },
    { keepPrevious: false },
  );
  // A panel that says that there is nothing like this would only take up room.
  if (!data || data.length === 0) return null;
  return (
    <section className={panelStyles.section} aria-label={t('customer.related')}>
      <div className={panelStyles.sectionHead}>
        <h3>{t('customer.related')}</h3>
      </div>
      <ol className={historyStyles.list}>
        {data.map((related) => (
          <CaseEntry key={related.episodeId} related={related} threadId={props.threadId} />
        ))}
      </ol>
    </section>
  );
}

function CaseEntry({ related, threadId }: { readonly related: Case; readonly threadId: string }) {
  const t = useT();
  const openThread = useScreen((state) => state.openThread);
  const { answer, customer, openedWith, resolvedAt } = related;
  const outcome = related.outcome ?? '';
  const name = safeText(customer.name);
  return (
    <li className={historyStyles.entry}>
      <Lightbulb size={14} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.case}>
        <button
          type="button"
          className={historyStyles.open}
          title={t('customer.related.open', { name })}
          onClick={() =>
            openThread(related.threadId, { messageId: openedWith.messageId, beside: true })
          }
        >
          <span className={historyStyles.title}>
            <span className={historyStyles.words} dir="auto">
              {safeText(openedWith.text)}
            </span>
            {outcome !== '' && (
              <span className={historyStyles.outcome} dir="auto">
                {safeText(outcome)}
              </span>
            )}
          </span>
        </button>
        {answer && (
          <blockquote className={styles.answer} dir="auto">
            {safeText(answer.text)}
          </blockquote>
        )}
        <p className={styles.source}>
          <span>
            {answer === null
              ? t('customer.related.resolved', { name })
              : answer.agentName === null
                ? t('customer.related.answered', { name })
                : t('customer.related.answeredBy', { name, agent: safeText(answer.agentName) })}
          </span>
          {answer && (
            <Button
              size="s"
              variant="quiet"
              aria-label={t('customer.related.insertLabel', { name })}
              onClick={() => composerOf(threadId)?.insert(answer.text)}
            >
              {t('customer.related.insert')}
            </Button>
          )}
        </p>
      </div>
      {resolvedAt !== null && <RelativeTime at={resolvedAt} className={historyStyles.when} />}
    </li>
  );
}
