import type { SnippetView } from '@shared/ipc';
import { useT } from '../../i18n';
import { Badge, cx, safeText } from '../../ui';
import { useSnippetManager } from './manager';
import styles from './SnippetManager.module.css';

/** One snippet in the list. */
export function SnippetRow(props: { readonly snippet: SnippetView; readonly selected: boolean }) {
  const { snippet, selected } = props;
  const t = useT();
  const edited = useSnippetManager((state) => state.edits.get(snippet.id));
  const { name, text } = edited ?? snippet;
  return (
    <div className={cx(styles.row, selected && styles.selected, selected && 'on-tint')}>
      <div className={styles.rowHead}>
        <bdi className={styles.rowName}>
          {name === '' ? t('snippets.new') : `/${safeText(name)}`}
        </bdi>
        {edited ? (
          <Badge tone="amber">{t('snippets.unsaved')}</Badge>
        ) : snippet.own ? (
          <Badge tone="teal">{t('snippets.own')}</Badge>
        ) : null}
      </div>
      <div className={styles.rowText} dir="auto">
        {safeText(text)}
      </div>
    </div>
  );
}
