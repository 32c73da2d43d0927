import { Combine, Ellipsis, Link, Search } from 'lucide-react';
import type { Customer } from '@shared/domain';
import { customerLink } from '@shared/rules';
import { customerFilterText } from '@shared/search';
import { useScreen } from '../../app/state';
import { useT } from '../../i18n';
import { IconButton, Menu, MenuItem, MenuSeparator, safeText } from '../../ui';
import { useEpisodeDialog } from '../workspace';

const ICON = { size: 14, strokeWidth: 1.8 } as const;

/** What can be done with the record of a customer. */
export function CustomerMenu(props: { readonly customer: Customer; readonly threadId: string }) {
  const { customer, threadId } = props;
  const t = useT();
  const openSearch = useScreen((state) => state.openSearch);
  const show = useEpisodeDialog((state) => state.show);
  const label = t('customer.actions', { name: safeText(customer.name) });
  return (
    <Menu
      label={label}
      align="end"
      trigger={
        <IconButton label={label} size="s">
          <Ellipsis size={16} strokeWidth={1.8} />
        </IconButton>
      }
    >
      <MenuItem icon={<Search {...ICON} />} onSelect={() => openSearch(searchFor(customer))}>
        {t('customer.search')}
      </MenuItem>
      <MenuItem icon={<Combine {...ICON} />} onSelect={() => show(threadId, 'merge')}>
        {t('workspace.merge')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<Link {...ICON} />}
        onSelect={() => void navigator.clipboard.writeText(customerLink(customer.id))}
      >
        {t('customer.copyLink')}
      </MenuItem>
    </Menu>
  );
}

/** A search that finds everything of this customer, and nothing of others of the same name. */
export function searchFor(customer: Pick<Customer, 'id' | 'name'>): string {
  return `${customerFilterText(customer)} `;
}
