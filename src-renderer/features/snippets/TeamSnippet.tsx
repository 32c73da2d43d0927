import { Copy } from 'lucide-react';
import type { SnippetView } from '@shared/ipc';
import { useI18n } from '../../i18n';
import { Button, safeText } from '../../ui';
import { composeSnippet } from './manager';
import { SnippetPreview } from './SnippetPreview';
import styles from './SnippetManager.module.css';

/** A snippet of the team: it is read here, and can be the beginning of an own one. */
export function TeamSnippet({ snippet }: { readonly snippet: SnippetView }) {
  const { t, language: nameOf } = useI18n();
  const { name, folder, text, language } = snippet;
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <h3 className={styles.teamName}>
          <bdi>/{safeText(name)}</bdi>
        </h3>
        <p className={styles.hint}>
          {t('snippets.ofTeam', { folder: safeText(folder), language: nameOf(language) })}
        </p>
        <SnippetPreview text={text} />
      </div>
      <div className={styles.foot}>
        <Button onClick={() => composeSnippet({ name, folder, text, language })}>
          <Copy size={14} strokeWidth={1.8} aria-hidden="true" />
          {t('snippets.copy')}
        </Button>
      </div>
    </div>
  );
}
