import { fillKnown, templateGaps } from '@shared/rules';
import { useHeddleQuery } from '../../app/query';
import { focusedThreadId, useScreen } from '../../app/state';
import { useI18n } from '../../i18n';
import { safeText } from '../../ui';
import styles from './SnippetManager.module.css';

/** Whom a snippet is filled in for: the customer in the focused pane, or a made-up one. */
export function usePreviewCustomer() {
  const { t } = useI18n();
  const threadId = useScreen(focusedThreadId);
  const { data } = useHeddleQuery(
    'conversation.open',
    { threadId: threadId ?? '' },
    { enabled: threadId !== null },
  );
  return data?.customer ?? { name: t('snippets.sampleName'), attributes: {} };
}

/** How a snippet reads once its variables are filled in, and which are left to be typed. */
export function SnippetPreview({ text }: { readonly text: string }) {
  const { t, list } = useI18n();
  const customer = usePreviewCustomer();
  const agentName = useHeddleQuery('session.get', undefined).data?.agent?.name ?? '';
  const filled = fillKnown(text, { customer, agentName });
  const gaps = [...new Set(templateGaps(filled).map(({ name }) => name))];
  return (
    <figure className={styles.preview}>
      <figcaption className={styles.label}>
        {t('snippets.preview', { name: safeText(customer.name) })}
      </figcaption>
      <div className={styles.previewText} dir="auto">
        {safeText(filled)}
      </div>
      {gaps.length > 0 && (
        <p className={styles.hint}>{t('snippets.gaps', { names: list(gaps) })}</p>
      )}
    </figure>
  );
}
