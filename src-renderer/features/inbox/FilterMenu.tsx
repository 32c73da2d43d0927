import { ChevronDown } from 'lucide-react';
import type { InboxFilter } from '@shared/ipc';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { Menu, MenuChoices } from '../../ui';
import styles from './Inbox.module.css';

const FILTERS: readonly InboxFilter[] = ['mine', 'unassigned', 'everyone'];

/** Whose threads the inbox shows. */
export function FilterMenu() {
  const t = useT();
  const filter = useScreen((screen) => screen.inboxFilter);
  const setFilter = useScreen((screen) => screen.setInboxFilter);
  return (
    <Menu
      label={t('inbox.filter')}
      align="end"
      trigger={
        <button type="button" className={styles.filter}>
          <span className="visually-hidden">{t('inbox.filter')}</span>
          {t(`inbox.filter-${filter}`)}
          <ChevronDown size={13} strokeWidth={1.8} aria-hidden="true" />
        </button>
      }
    >
      <MenuChoices
        label={t('inbox.filter')}
        value={filter}
        options={FILTERS.map((each) => ({ value: each, label: t(`inbox.filter-${each}`) }))}
        onChange={setFilter}
      />
    </Menu>
  );
}
