import { useEffect, useRef } from 'react';
import { useT } from '../../i18n';
import { cx } from '../../ui';
import { showSnippets } from '../snippets/manager';
import type { SnippetMenu } from './use-snippets';
import styles from './SnippetPicker.module.css';

/** The snippets that fit what was typed after the slash, above the field. */
export function SnippetPicker({ snippets }: { readonly snippets: SnippetMenu }) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const { items, active, listId } = snippets;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, items]);
  return (
    <div className={styles.popover}>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('composer.snippets')}
        className={styles.list}
        // It scrolls, so it can be reached; the pointer leaves the keyboard in the field.
        tabIndex={0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {items.map((snippet, index) => (
          // The field has the focus and its own key handler; the pointer is the other way in.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={snippet.id}
            id={snippets.optionId(index)}
            role="option"
            aria-selected={index === active}
            className={cx(styles.option, index === active && styles.active)}
            onPointerMove={() => snippets.setActive(index)}
            onClick={() => snippets.choose(index)}
          >
            <div className={styles.head}>
              <span className={styles.name}>/{snippet.name}</span>
              <span className={styles.folder} dir="auto">
                {snippet.folder}
              </span>
              {snippet.own && <span className={styles.own}>{t('snippets.own')}</span>}
              <span className={styles.language} translate="no">
                {snippet.language}
              </span>
            </div>
            <div className={styles.text} dir="auto">
              {snippets.filled(snippet)}
            </div>
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className={styles.none}>{t('composer.snippets.none', { filter: snippets.filter })}</p>
      )}
      <div className={styles.foot}>
        <p>{t('composer.snippets.keys')}</p>
        <button
          type="button"
          className={styles.manage}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => showSnippets()}
        >
          {t('snippets.manage')}
        </button>
      </div>
    </div>
  );
}
