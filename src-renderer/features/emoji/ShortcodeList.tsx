import { useT } from '../../i18n';
import { cx } from '../../ui';
import { inTone } from './emoji';
import type { ShortcodeMenu } from './use-shortcodes';
import styles from './ShortcodeList.module.css';

/** The emoji for what was typed after a colon, above the field. */
export function ShortcodeList({ menu }: { readonly menu: ShortcodeMenu }) {
  const t = useT();
  return (
    <div className={styles.popover}>
      <div id={menu.listId} role="listbox" aria-label={t('emoji.list')}>
        {menu.items.map((emoji, index) => (
          // The field has the focus and its own key handler; the pointer is the other way in.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={emoji.emoji}
            id={`${menu.listId}-${index}`}
            role="option"
            aria-selected={index === menu.active}
            className={cx(styles.option, index === menu.active && styles.active)}
            onPointerMove={() => menu.setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => menu.choose(index)}
          >
            <span className={styles.emoji}>{inTone(emoji, menu.tone)}</span>
            <span translate="no">{`:${emoji.shortcodes[0] ?? ''}:`}</span>
            <span className={styles.label}>{emoji.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
