import { ChevronDown } from 'lucide-react';
import { hasConditions } from '@shared/rules';
import { useInboxView } from '../../app/state';
import { useI18n } from '../../i18n';
import { Kbd, Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui';
import styles from './ViewMenu.module.css';
import { viewKeys } from './useViewActions';
import { useViewCounts, useViews, type NamedView } from './useViews';

/** The title of the inbox, which is the name of the view, and the choice of another one. */
export function ViewMenu() {
  const { t } = useI18n();
  const viewId = useInboxView((state) => state.viewId);
  const close = useInboxView((state) => state.close);
  const setDialog = useInboxView((state) => state.setDialog);
  const isNarrowed = useInboxView((state) => hasConditions(state.conditions));
  const views = useViews();
  const current = views.find(({ id }) => id === viewId);
  const saved = views.filter(({ builtIn }) => !builtIn);
  return (
    <Menu
      label={t('inbox.views')}
      trigger={
        <button type="button" className={styles.trigger}>
          <h1 className={styles.title}>{current?.name ?? t('inbox.title')}</h1>
          <ChevronDown size={14} strokeWidth={1.8} aria-hidden="true" />
          <span className="visually-hidden">{t('inbox.views')}</span>
        </button>
      }
    >
      <MenuChoice checked={current === undefined} onSelect={close}>
        {t('inbox.view-all')}
      </MenuChoice>
      <MenuSeparator />
      <ViewItems views={views.filter(({ builtIn }) => builtIn)} />
      {saved.length > 0 ? <MenuSeparator /> : null}
      <ViewItems views={saved} />
      <MenuSeparator />
      <MenuItem disabled={!isNarrowed} onSelect={() => setDialog('save')}>
        {t('inbox.save-view')}
      </MenuItem>
      {saved.length > 0 ? (
        <MenuItem onSelect={() => setDialog('manage')}>{t('inbox.manage-views')}</MenuItem>
      ) : null}
    </Menu>
  );
}

/** Counted only while the menu is open. */
function ViewItems({ views }: { readonly views: readonly NamedView[] }) {
  const { number } = useI18n();
  const viewId = useInboxView((state) => state.viewId);
  const open = useInboxView((state) => state.open);
  const all = useViews();
  const countOf = useViewCounts(all);
  return views.map(({ id, name, view }) => {
    const count = countOf(id);
    const keys = viewKeys(all, id);
    return (
      <MenuChoice key={id} checked={id === viewId} onSelect={() => open(id, view)}>
        <span className={styles.item}>
          <bdi className={styles.name}>{name}</bdi>
          {count === undefined ? null : (
            <span className={styles.count} data-some={count > 0}>
              {number(count, 'compact')}
            </span>
          )}
          {keys ? <Kbd keys={keys} /> : null}
        </span>
      </MenuChoice>
    );
  });
}
