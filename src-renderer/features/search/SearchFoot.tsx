import { Bookmark, Download } from 'lucide-react';
import { useT } from '../../i18n';
import { Kbd } from '../../ui';
import styles from './Search.module.css';

const ICON = { size: 13, strokeWidth: 1.8, 'aria-hidden': true } as const;

/** The keys of the list, and what can be done with the search as a whole. */
export function SearchFoot(props: {
  /** Null: it is saved already. */
  readonly onSave: (() => void) | null;
  /** Null: there is nothing to export, or it is not allowed. */
  readonly onExport: (() => void) | null;
}) {
  const t = useT();
  return (
    <div className={styles.foot}>
      <span className={styles.hint}>
        <Kbd keys="ArrowUp" />
        <Kbd keys="ArrowDown" /> {t('search.keys.choose')}
      </span>
      <Hint keys="Enter" label={t('search.keys.open')} />
      <Hint keys="Mod+Enter" label={t('search.keys.beside')} />
      <span className={styles.actions}>
        {props.onSave && (
          <button type="button" className={styles.action} onClick={props.onSave}>
            <Bookmark {...ICON} /> {t('search.save')}
          </button>
        )}
        {props.onExport && (
          <button type="button" className={styles.action} onClick={props.onExport}>
            <Download {...ICON} /> {t('search.export')}
          </button>
        )}
      </span>
    </div>
  );
}

function Hint(props: { readonly keys: string; readonly label: string }) {
  return (
    <span className={styles.hint}>
      <Kbd keys={props.keys} as="fixed" /> {props.label}
    </span>
  );
}
